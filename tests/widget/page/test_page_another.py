"""Another page than the coding page, made of what every page needs, from modules as they are written."""

import pytest

from waiting import drawn

pytestmark = pytest.mark.browser

LEDGER = """async () => {
    const { Page } = await import("/page/page.js");
    const { fill, make } = await import("/page/dom.js");
    const { openPane } = await import("/page/pane.js");
    const { listenToKeys } = await import("/page/keys.js");
    class Ledger extends Page {
        drawings = [];
        paint(names) { this.drawings.push(...names); }
        heard(message) { this.say(message.event); }
    }
    window.model = makeModel({ lang: "th", height: 500 }, (message, reply) => {
        setTimeout(() => reply({ id: message.id, ok: true, sum: 3 }));
    });
    window.ledger = new Ledger(model, document.querySelector("main"));
    window.opening = ledger.root.textContent;
    ledger.body = make("div", {}, make("p", {}, "บัญชี"), ledger.alert, ledger.toast);
    fill(ledger.root, ledger.body, ledger.status);
    ledger.endings.push(listenToKeys(ledger.root, {
        commands: { KeyL: "list", Escape: "escape" },
        repeated: new Set(),
        first: () => false,
        handle: (name) => {
            if (name === "list") openPane(ledger, { title: "รายการ", body: [make("p", {}, "ว่าง")] });
            else ledger.closePane();
            return true;
        },
    }));
}"""


@pytest.fixture
def ledger(unjoined):
    unjoined.evaluate("document.querySelector('main').replaceChildren()")
    unjoined.evaluate(LEDGER)
    return unjoined


def test_it_opens_asks_and_draws_what_it_is_told_to(ledger):
    assert ledger.evaluate("opening") == "กำลังเปิดงาน"
    assert ledger.evaluate("ledger.wire.ask({ do: 'sum' }).then(({ sum }) => sum)") == 3
    drawn(ledger)
    ledger.evaluate("ledger.drawings.length = 0, ledger.draw('a', 'b'), ledger.draw('b')")
    drawn(ledger)
    assert ledger.evaluate("ledger.drawings") == ["a", "b"]


def test_a_pane_is_opened_and_closed_by_keys_and_holds_the_rest_back(ledger):
    ledger.evaluate("ledger.rest()")
    ledger.keyboard.press("KeyL")
    drawn(ledger)
    assert ledger.locator("[role=dialog] h2").inner_text() == "รายการ"
    assert ledger.evaluate("ledger.body.inert")
    ledger.keyboard.press("Escape")
    drawn(ledger)
    assert ledger.locator("[role=dialog]").count() == 0
    assert not ledger.evaluate("ledger.body.inert")


def test_what_was_done_is_said_and_nothing_is_left_when_it_closes(ledger):
    ledger.evaluate("model.fire('msg:custom', { event: 'บันทึกแล้ว' })")
    drawn(ledger)
    assert ledger.locator("[role=status]").inner_text() == "บันทึกแล้ว"
    ledger.evaluate("ledger.close()")
    assert ledger.evaluate("[document.querySelector('main').children.length, model.listening()]") == [0, 0]
