"""Charts: one file a family; each takes its table and returns a matplotlib Figure."""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "agreement": ["plot_agreement"],
        "codes": ["plot_codes"],
        "cohorts": ["plot_cohorts"],
        "cooccurrence": ["plot_cooccurrence"],
        "grid": ["plot_code_by", "plot_dimensions"],
        "proposal": ["plot_proposal"],
        "saturation": ["plot_saturation"],
    },
)
