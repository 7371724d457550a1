"""Charts and the report: the same tables in HTML, Word, Excel, CSV and pictures.

`data` makes the `material` of a study (what people wrote, `writings`); `chapters` lists chapters and parts,
`outline` puts their `blocks` together, `write` writes all formats. Words are in `th.toml` and `en.toml`
(`wording`) and nowhere else, what notes call things in `named.toml`; `checklists.toml` is filled by
`checklist`. `synthesis` and `returning` are files of their own; statements behind a number, `behind`.
"""

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
