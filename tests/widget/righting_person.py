"""Somebody who puts a note right by keys alone, for the test and the benchmark that count them."""

KEYS = {
    "heading": ["Digit1"],
    "statement": ["KeyS"],
    "turn": ["KeyP", "Enter"],
    "name": ["KeyP", "Enter"],
    "headed": ["KeyT", "Enter"],
    "more": ["KeyG"],
    "question": ["KeyQ"],
    "aside": ["KeyE"],
    "furniture": ["KeyX"],
}
"""What is pressed to say what a line is."""


class Person:
    """Puts a note right as somebody would who knows what each line is: from doubt to doubt, then what is left.

    Parameters
    ----------
    page : Page
        Of Playwright, with the keyboard in the reading view.
    right : list of str
        What the lines are.
    levels : dict of int to int, optional
        How deep the heading at a place stands, where it is not 1.
    same : callable, optional
        What a kind is the same as, where several kinds do as well.
    """

    def __init__(self, page, right, levels=None, same=str):
        self.page, self.keys, self.same = page, 0, same
        self.right, self.levels = [same(kind) for kind in right], levels or {}

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.keys += 1
            self.page.wait_for_timeout(120)  # about as fast as a practised hand

    def here(self):
        return int(self.page.locator(".synth-right-line[aria-selected=true]").get_attribute("data-at"))

    def kinds(self):
        lines = self.page.locator(".synth-right-line")
        return [self.same(kind) for kind in lines.evaluate_all("rows => rows.map((row) => row.dataset.kind)")]

    def wrong(self):
        return [place for place, kind in enumerate(self.kinds()) if kind != self.right[place]]

    def settled(self):
        self.page.wait_for_function("!document.querySelector('.synth-right-line.is-unsaved')")

    def mend(self):
        """Say what this line is; take the same for those like it, where all that is marked is that too."""
        place = self.here()
        kind = self.right[place]
        if self.kinds()[place] == kind:
            return self.press("Space")
        deep = kind == "heading" and place in self.levels
        self.press(*([f"Digit{self.levels[place]}"] if deep else KEYS[kind]))
        self.settled()
        like = self.page.locator(".synth-right-line.is-like").evaluate_all(
            "rows => rows.map((row) => +row.dataset.at)"
        )
        if like and all(self.right[other] == kind for other in like):
            self.press("KeyF")
            self.settled()
        return None

    def doubts(self):
        while self.page.locator(".synth-right-line.is-doubtful").count():
            before = self.here()
            if not self.page.locator(".synth-right-line[aria-selected=true].is-doubtful").count():
                self.press("KeyN")
                if self.here() == before:
                    break
            self.mend()
            self.settled()

    def rest(self):
        for place in range(len(self.right)):
            if place in self.wrong():
                while self.here() != place:
                    self.press("ArrowDown" if self.here() < place else "ArrowUp")
                self.mend()
                self.settled()

    def put_right(self):
        """Do all of it; return the seconds that it took."""
        import time

        begun = time.monotonic()
        self.doubts()
        self.rest()
        self.settled()
        return time.monotonic() - begun
