"""How long the tests of pages wait, and for what: none looks while something is still to come."""

from playwright.sync_api import expect

PATIENCE = 30_000
"""Milliseconds: for a machine that does much beside, not for what a page takes."""
LEARNING = 4 * PATIENCE
"""Until the first suggestions, for which the machine has to learn, or until something in JupyterLab."""

expect.set_options(timeout=PATIENCE)


def drawn(page):
    """Wait until every key is done and drawn; acts that a test holds back still wait for their answer."""
    page.evaluate("(patience) => rested(patience)", PATIENCE)


def settled(page):
    """Wait until every key is done and drawn, and every act is saved."""
    drawn(page)
    page.wait_for_function(
        """document.querySelector(".synth-saved.is-saved")
            && !document.querySelector("[aria-busy=true]:not(section), .is-unsaved")"""
    )
    drawn(page)
