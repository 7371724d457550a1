"""Charts and the report: the same tables in HTML, Word, Excel, CSV and pictures."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "charts": [
            "plot_agreement",
            "plot_code_by",
            "plot_codes",
            "plot_cohorts",
            "plot_cooccurrence",
            "plot_dimensions",
            "plot_proposal",
            "plot_saturation",
        ],
        "returning": ["write_return"],
        "synthesis": ["write_synthesis"],
        "write": ["write_report"],
    },
)
