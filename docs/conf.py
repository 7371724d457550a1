"""How the guide is built: python -m sphinx docs build/guide (make guide)."""

import os
import sys
from pathlib import Path

import fontpkg_sarabun

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
os.environ["PYTHAINLP_OFFLINE"] = "1"

import filled  # noqa: E402

import synth  # noqa: E402

project = "synth"
copyright = "the synth team, Apache-2.0"
version = release = synth.__version__
extensions = ["myst_nb", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["README.md"]
html_theme = "furo"
html_title = f"synth {release}"
html_static_path = ["_static", str(Path(fontpkg_sarabun.__file__).with_name("files"))]
html_css_files = ["guide.css"]
html_show_sourcelink = False
templates_path = []

myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 600
nb_merge_streams = True

autodoc_member_order = "groupwise"
autodoc_typehints = "none"
napoleon_use_rtype = False
suppress_warnings = ["misc.highlighting_failure"]


def _fill(_app, docname, source):
    """Put into a page what is made from the program itself."""
    source[0] = filled.page(docname, source[0])


def _language(_app, pagename, _template, context, _doctree):
    """Say to browsers and screen readers in which language a page is."""
    context["language"] = "th" if pagename.startswith("th/") or pagename == "index" else "en"


def setup(app):
    """Join the two to Sphinx."""
    app.connect("source-read", _fill)
    app.connect("html-page-context", _language)
