"""`synth`: a Jupyter workbench for the qualitative analysis of Thai workshop notes."""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach(
    __name__,
    submod_attrs={
        "corpus.doubts": ["doubts"],
        "corpus.folder": ["Corpus", "read_corpus"],
        "corpus.nearby": ["in_context", "one_source"],
        "exchange.folder": ["import_folder", "open_study"],
        "exchange.refi.reading": ["read_refi"],
        "exchange.refi.writing": ["write_refi"],
        "exchange.tabular": ["read_codebook", "read_codings"],
        "findings.agreement": ["agreement", "disagreements"],
        "findings.cohorts": ["compare_cohorts"],
        "findings.counting": ["with_attributes"],
        "findings.course": ["cohort_table"],
        "findings.crossings": ["code_by", "cooccurrence", "dimension_table"],
        "findings.quotes": ["concordance", "exemplars"],
        "findings.retrieval": ["project_table", "retrieve"],
        "findings.saturation": ["saturation"],
        "findings.tables": ["code_table", "coverage_table", "source_table", "theme_table"],
        "findings.suggested": ["with_suggestions"],
        "findings.units": ["cohorts", "two_cohorts"],
        "findings.words": ["word_table"],
        "notebooks.figures": ["keep_tables"],
        "report": [
            "plot_agreement",
            "plot_code_by",
            "plot_codes",
            "plot_cohorts",
            "plot_cooccurrence",
            "plot_dimensions",
            "plot_proposal",
            "plot_saturation",
            "write_report",
        ],
        "study": ["Study"],
        "text.dates": ["find_dates"],
        "text.repair": ["repair"],
        "text.thai": ["terms", "tokenise"],
        "themes.adopt": ["code_from_theme"],
        "themes.discover": ["Proposal", "discover"],
        "themes.order": ["coding_order", "random_order", "reliability_sample"],
        "themes.suggest": ["suggest"],
        "widget.coder": ["Coder"],
    },
)
