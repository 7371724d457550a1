import pytest

from synth.corpus.readers.web import read
from synth.corpus.statements import read_note

WRONG = pytest.mark.xfail(strict=True, reason="the labeller of lines reads this wrongly; issue 12 is open")


def rows(body, title=""):
    [document] = read(f"<html><head><title>{title}</title></head><body>{body}</body></html>".encode(), None)
    return [
        (row["section"], row["text"]) for row in read_note(document.text, "a.html", document.told).statements
    ]


LESSON = "<p>ชาวบ้านช่วยกันดูแลแปลงผักทุกเช้าและแบ่งเวรรดน้ำกันตามกลุ่มบ้าน</p>"
WORDS = "ชาวบ้านช่วยกันดูแลแปลงผักทุกเช้าและแบ่งเวรรดน้ำกันตามกลุ่มบ้าน"


@pytest.mark.parametrize(
    "around",
    [
        "<nav><a>ร้องเรียนร้องทุกข์</a></nav>{}",
        "<div role=banner>กลุ่มรักษ์คลอง</div>{}<div role=complementary>ผู้คนที่คุณอาจรู้จัก</div>",
        "<main>{}</main><div>เทศกาลข้าวใหม่กลับมาอีกครั้ง</div>",
        "<article>{}</article><aside>เรื่องล่าสุด</aside>",
        "<article>{}<aside><h4>อ่านต่อ</h4><ul><li><a>ตลาดนัดสีเขียวหน้าอำเภอ</a></ul></aside></article>",
        "<article>{}<aside class=newsletter>สมัครรับจดหมายข่าว</aside></article>",
        "{}<div class='jp-related-posts related'>ห้าโฮมสเตย์น่านอน</div>",
        "{}<form>ค้นหาสำหรับ: <input></form>",
    ],
)
def test_what_surrounds_the_words_of_a_page_is_left_out(around):
    assert rows(around.format(LESSON)) == [("", WORDS)]


def test_a_class_does_not_leave_out_most_of_a_page():
    assert rows(f"<div class='content has-sidebar'>{LESSON}</div>") == [("", WORDS)]


def test_cells_over_several_rows_name_them_all_in_a_table_within_a_table():
    table = (
        "<table><tr><td><table><tr><th>กลุ่ม<th>สิ่งที่เกิดขึ้น</tr><tr><td rowspan=2>ร้านค้า<td>ลดน้ำตาลลงแก้วละสองช้อนแล้ว</tr>"
        "<tr><td>ย้ายตู้แช่ไปไว้หลังร้านทุกร้าน</tr><tr><td>นักเรียน<td>พกขวดน้ำมาเองเกือบทุกคน</tr></table></td></tr></table>"
    )
    assert rows(table) == [
        ("ร้านค้า > สิ่งที่เกิดขึ้น", "ลดน้ำตาลลงแก้วละสองช้อนแล้ว"),
        ("ร้านค้า > สิ่งที่เกิดขึ้น", "ย้ายตู้แช่ไปไว้หลังร้านทุกร้าน"),
        ("นักเรียน > สิ่งที่เกิดขึ้น", "พกขวดน้ำมาเองเกือบทุกคน"),
    ]


def test_a_cell_over_all_columns_heads_the_rows_below():
    table = (
        "<table><tr><th>เรื่อง<th>ที่ทำได้ดี<th>ที่ต้องปรับ</tr><tr><td colspan=3>กลุ่มน้ำ</tr><tr><td>ขุดสระ<td>มีน้ำใช้ตลอดหน้าแล้ง"
        "<td>น้ำเค็มเข้าตอนปลายฤดู</tr><tr><td>ลอกคลอง<td colspan=2>ทำไม่เสร็จก่อนฝนจะมา</tr></table>"
    )
    assert rows(table) == [
        ("กลุ่มน้ำ > ขุดสระ > ที่ทำได้ดี", "มีน้ำใช้ตลอดหน้าแล้ง"),
        ("กลุ่มน้ำ > ขุดสระ > ที่ต้องปรับ", "น้ำเค็มเข้าตอนปลายฤดู"),
        ("กลุ่มน้ำ > ลอกคลอง > ที่ทำได้ดี", "ทำไม่เสร็จก่อนฝนจะมา"),
    ]


def test_a_quotation_is_no_heading():
    page = "<h2>ก้าวต่อไป</h2><blockquote><p>เราไม่ได้ขายที่นอน</p></blockquote><ol><li>ไม่เพิ่มจำนวนแขก</li></ol>"
    assert rows(page) == [("ก้าวต่อไป", "เราไม่ได้ขายที่นอน"), ("ก้าวต่อไป", "ไม่เพิ่มจำนวนแขก")]


COMMENT = "<div><h3><a>{}</a></h3><div>{}</div><div>ถูกใจ · ตอบกลับ · 5 วัน</div></div>"


def test_a_page_without_rows_of_buttons_has_no_comments():
    page = f"<h3>ป้าศรี</h3>{LESSON}<p>5 วัน</p><h3>ลุงมี</h3>{LESSON}"
    assert [section for section, _ in rows(page)] == ["ป้าศรี", "ป้าศรี", "ลุงมี"]


@pytest.mark.parametrize(
    "furniture",
    [
        "ลืมบัญชีใช่หรือไม่",
        "พิมพ์รายงาน ดาวน์โหลดไฟล์แนบ (3)",
        "ระบบพัฒนาโดย บริษัท ตัวอย่าง จำกัด",
        "มิถุนายน 2566รายงานจากพื้นที่ โดย กลุ่มตัวอย่าง",
        "เขียนโดย ครูตัวอย่าง",
        "สร้างด้วย HackMD · เข้าชม 88 ครั้ง",
        "<i class='material-icons'>lock_open</i>",
        "<h3>เพจที่เกี่ยวข้อง</h3><div>ทัวร์อ่าวพังงา</div>",
        "เราใช้คุกกี้เพื่อพัฒนาประสิทธิภาพเว็บไซต์",
    ],
)
def test_buttons_and_makers_of_a_page_are_left_out(furniture):
    assert rows(f"{LESSON}<p>{furniture}</p>") == [("", WORDS)]


def test_a_story_ends_the_links_to_other_pages():
    story = WORDS + "และเล่าให้เพื่อนบ้านฟังทุกวันศุกร์หลังเลิกงานในสวน"
    assert [
        text
        for _, text in rows(
            f"<h1>สวนผักของเรา</h1><p>{LESSON}</p><h3>บทความแนะนำ</h3><p>หมวกใบเล็ก</p><p>{story}</p>"
        )
    ] == [WORDS, story]


@WRONG
def test_bold_lines_head_what_follows():
    page = "<b>ปัจจัยความสำเร็จ</b><br>- ไว้ใจกัน<br>- ติดตามงาน<p><strong>2.1 การแบ่งรายได้</strong></p><ul><li>หักเข้ากองกลาง</li></ul>"
    assert [text for _, text in rows(page)] == ["ไว้ใจกัน", "ติดตามงาน", "หักเข้ากองกลาง"]
    assert [section.split(" > ")[-1] for section, _ in rows(page)] == ["ปัจจัยความสำเร็จ"] * 2 + ["การแบ่งรายได้"]


@WRONG
def test_comments_have_their_writer_and_stand_in_no_section():
    page = f"<h2>สิ่งที่ยังไม่สำเร็จ</h2><ul><li>ผ้าอ้อมยังไม่มีทางออก</li></ul><p>แสดงความรู้สึก มะลิ และคนอื่นๆ อีก 214 คน</p>{COMMENT.format('บังฟิต', 'อยากให้มีที่รับอวนเก่า')}{COMMENT.format('Nok N.', 'ขอใช้แก้วซ้ำทุกงาน')}<p>ดูความคิดเห็นเพิ่มเติม 8 รายการ</p>"
    [document] = read(page.encode(), None)
    found = read_note(document.text, "a.html", document.told).statements
    assert [(row["section"], row["speaker"], row["text"]) for row in found] == [
        ("สิ่งที่ยังไม่สำเร็จ", "", "ผ้าอ้อมยังไม่มีทางออก"),
        ("", "บังฟิต", "อยากให้มีที่รับอวนเก่า"),
        ("", "Nok N.", "ขอใช้แก้วซ้ำทุกงาน"),
    ]


def test_buttons_in_a_list_beneath_each_comment_are_no_findings_and_head_nothing():
    said = ["อยากให้มีที่รับอวนเก่าใกล้ท่าเรือ จะได้ไม่ทิ้งลงทะเล", "น้ำในบ่อขุ่นมากตอนบ่าย ควรเปลี่ยนน้ำวันละสองรอบ"]
    buttons = "<ul><li>1 วัน</li><li>ถูกใจ</li><li>ตอบกลับ</li><li>31</li></ul>"
    comments = [
        f"<div><a>{name}</a><div>{words}</div>{buttons}</div>"
        for name, words in zip(("บังฟิต", "Nok N."), said, strict=True)
    ]
    assert rows("".join(comments)) == [("", words) for words in said]
    # a list beneath no comment stays
    assert [words for _, words in rows(f"{LESSON}<ul><li>พักแปลง 1 วัน</li><li>เก็บผักขาย</li></ul>")][1:] == [
        "พักแปลง 1 วัน",
        "เก็บผักขาย",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "เราใช้คุกกี้ธัญพืชแทนขนมถุง",
        "หลักสูตรนี้พัฒนาโดย กลุ่มแม่บ้าน",
        "แสดงความรู้สึก ได้มากขึ้น",
    ],
)
def test_words_that_only_look_like_buttons_stay(words):
    assert rows(f"{LESSON}<p>{words}</p>")[-1][1] == words


QUOTATION = "ได้ยินเสียงเรือแต่เขามองไม่เห็นเรา"


@pytest.mark.parametrize(
    ("quotation", "speaker"),
    [
        (f"<p>“{QUOTATION}”</p><footer>— คนหนึ่งในหมู่บ้าน</footer>", "คนหนึ่งในหมู่บ้าน"),
        (f"<p>“{QUOTATION}”</p><cite>แม่อุ๊ยจันทร์ หมู่ 5</cite>", "แม่อุ๊ยจันทร์"),
        (f"<p>“{QUOTATION}” <cite>ช่างน้ำ</cite></p>", "ช่างน้ำ"),
        (f"<p>“{QUOTATION}”</p>", ""),
        # the name of a book is no name of a speaker
        (f"<p>“{QUOTATION}” อ่านจาก <cite>คู่มือน้ำ</cite> มา</p>", ""),
    ],
)
def test_a_page_marks_who_is_quoted(quotation, speaker):
    body = f"<h1>บทเรียนน้ำท่วม</h1><h2>คืนแรก</h2>{LESSON}<blockquote>{quotation}</blockquote>"
    [document] = read(f"<html><body>{body}</body></html>".encode(), None)
    found = read_note(document.text, "a.html", document.told).statements
    [row] = [row for row in found if QUOTATION in row["text"]]
    assert row["speaker"] == speaker
    assert len(found) == 2


@pytest.mark.parametrize(
    "mark",
    [
        "<footer>เผยแพร่เมื่อ 30 พฤศจิกายน 2569</footer>",
        "<cite>รายงานประชุม 5 มีนาคม 2567</cite>",
        "<footer>ที่มา: เวทีครั้งที่ 2</footer>",
        "<footer>ชาวบ้านเสนอให้ขุดสระเพิ่มอีกสองแห่งก่อนหน้าแล้งปีหน้า เพราะรอโครงการไม่ไหว</footer>",
    ],
)
def test_what_stands_below_a_quotation_need_not_be_a_name(mark):
    body = f"<h1>บทเรียนน้ำท่วม</h1>{LESSON}<blockquote><p>{QUOTATION}</p>{mark}</blockquote>"
    [document] = read(f"<html><body>{body}</body></html>".encode(), None)
    found = read_note(document.text, "a.html", document.told).statements
    assert {row["speaker"] for row in found} == {""}


@pytest.mark.parametrize(
    ("figure", "speaker"),
    [
        (f"<blockquote>{QUOTATION}</blockquote><figcaption>ลุงยอด บ้านท่า</figcaption>", "ลุงยอด"),
        (f"<div><blockquote><p>{QUOTATION}</p></blockquote></div><figcaption>ลุงยอด</figcaption>", "ลุงยอด"),
        # what is told of a picture is said by nobody
        ("<img src='a.jpg'><figcaption>ลุงยอดที่ท่าน้ำ</figcaption>", ""),
    ],
)
def test_the_caption_of_a_quotation_names_who_is_quoted(figure, speaker):
    body = f"<h1>บทเรียนน้ำท่วม</h1>{LESSON}<figure>{figure}</figure>"
    [document] = read(f"<html><body>{body}</body></html>".encode(), None)
    found = read_note(document.text, "a.html", document.told).statements
    assert [row["speaker"] for row in found if QUOTATION in row["text"]] == ([speaker] if speaker else [])
    assert not speaker or not any(row["text"].startswith("ลุงยอด") for row in found)


def test_a_signature_is_of_its_own_quotation():
    body = f"<h1>บทเรียนน้ำท่วม</h1>{LESSON}<blockquote><p>{QUOTATION}</p></blockquote>"
    body += "<blockquote><p>ปลาหายไปจากลำห้วย</p><cite>ป้าศรี</cite></blockquote>"
    [document] = read(f"<html><body>{body}</body></html>".encode(), None)
    found = read_note(document.text, "a.html", document.told).statements
    assert [row["speaker"] for row in found] == ["", "", "ป้าศรี"]


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        # where readers write below an article
        ("<section id=comments class=comments-area>{}</section>", True),
        ("<div class=comment-list><ol>{}</ol></div>", True),
        # other parts beside it
        ("<section class=related>{}</section>", False),
        ("<div class=commentary>{}</div>", False),
        ("<footer class=comments>{}</footer>", False),
    ],
)
def test_comments_of_readers_are_read_though_they_stand_outside_the_article(around, expected):
    said = "ต้องใส่แกลบหนากว่านี้หนอนถึงจะไม่ขึ้น"
    found = [
        text for _, text in rows(f"<article>{LESSON}{LESSON}</article>{around.format(f'<p>{said}</p>')}")
    ]
    assert (said in found) is expected


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        ("<figure><img><figcaption>{}</figcaption></figure>", False),
        ("<figure><figcaption>{}</figcaption><table><tr><th>หมู่</th><th>ผล</th></tr><tr><td>1</td><td>ดี</td></tr></table></figure>", True),
        ("<div><img><p>{}</p></div>", True),
    ],
)  # fmt: skip
def test_what_is_said_of_a_picture_is_no_finding(figure, expected):
    said = "ป้าดาวเก็บผักขายเองทุกเช้าจนไม่ต้องกู้อีกแล้ว"
    assert (said in [text for _, text in rows(LESSON + figure.format(said))]) is expected


TOPIC, STORY = "ตรวจสารต่อหน้าลูกค้า", "มีนัดหนึ่งผลขึ้นสีม่วง เราตัดสินใจเก็บออกทั้งแผงต่อหน้าคน"
LIST = "<ul><li>เอาชุดตรวจมาหน้าแผงทุกนัด</li><li>ติดรูปคนปลูกไว้ที่ตะกร้า</li></ul>"


@pytest.mark.parametrize(
    ("page", "section"),
    [
        # where headings are marked, a line that leads a list in holds for the list alone
        (f"<h2>{TOPIC}</h2><p>เราลองหลายวิธี:</p>{LIST}<p>{STORY}</p>", TOPIC),
        # a marked heading holds on, and where none is marked any line may head a part
        (f"<h2>ตลาด</h2><h3>{TOPIC}</h3>{LIST}<p>{STORY}</p>", TOPIC),
        (f"<p>วิธีที่ลอง:</p>{LIST}<p>{STORY}</p>", "วิธีที่ลอง"),
    ],
)
def test_what_leads_a_list_in_holds_for_the_list(page, section):
    found = {text: path.split(" > ")[-1] for path, text in rows(page)}
    assert found[STORY] == section


def test_a_summary_of_a_form_has_as_many_answers_as_it_counts():
    asked = [("ชอบอะไรที่สุด", ["ได้เงินไปทัศนศึกษา", "ตอนชั่งน้ำหนัก", "เพื่อนต่างห้อง"]), ("อะไรที่ยาก", ["เหม็น", "ร้อน"])]
    shares = "<p>ระดับชั้น</p><p>คำตอบ 21 ข้อ</p><p>ม.1 9 (42.9%)</p><p>ม.2 12 (57.1%)</p>"
    parts = (
        f"<p>{head}</p><p>คำตอบ {len(said)} ข้อ</p>{''.join(f'<p>{one}</p>' for one in said)}"
        for head, said in asked
    )
    assert rows(shares + "".join(parts)) == [(head, one) for head, said in asked for one in said]


def test_a_box_within_an_article_is_read():
    box = (
        "<aside><h3>สองเรื่องที่ได้เรียนรู้</h3><ol><li>ทำให้เห็นก่อนแล้วค่อยชวน<li>ข้าวหม้อเดียวกันสำคัญกว่าค่าแรง</ol></aside>"
    )
    assert rows(f"<article>{LESSON}{box}</article>")[1:] == [
        ("สองเรื่องที่ได้เรียนรู้", "ทำให้เห็นก่อนแล้วค่อยชวน"),
        ("สองเรื่องที่ได้เรียนรู้", "ข้าวหม้อเดียวกันสำคัญกว่าค่าแรง"),
    ]


POST = (
    "<div class=post><table><tr><td class={author}><b>{name}</b><br><small>สมาชิก</small></td><td><div class=date>{day}</div>"
    "<div>{words}</div><div class=tools><a>ตอบกลับ</a> <a>ถูกใจ (3)</a></div></td></tr></table></div>"
)
POSTS = [
    ("ครูเกษตร64", "ไก่เข้ามาคุ้ยแปลงผักหมด ล้อมตาข่ายแล้วก็บินข้าม"),
    ("แม่ครัวศรีไพร", "<blockquote>ครูเกษตร64 เขียน: ไก่เข้ามาคุ้ย</blockquote>ผักที่เด็กปลูกเองเด็กกินหมดจริงค่ะ"),
    ("ผอ.เล็กแต่แซ่บ", "เด็กทำบัญชีเอง<ul><li>เงินปันผลปลายปีคนละ 140 บาท เด็กดีใจมาก</ul>"),
]


def board(posts, author="user", day="4 พ.ค. 2567 19:20"):
    page = "".join(POST.format(author=author, name=name, day=day, words=words) for name, words in posts)
    [document] = read(f"<html><body>{page}</body></html>".encode(), None)
    return document, [
        (row["speaker"], row["text"])
        for row in read_note(document.text, "a.html", document.told).statements
        if row["use"] == "analysed"
    ]


def test_whoever_wrote_a_post_says_its_words():
    assert [pair for pair in board(POSTS)[1] if "บัญชี" not in pair[1]] == [
        ("ครูเกษตร64", "ไก่เข้ามาคุ้ยแปลงผักหมด ล้อมตาข่ายแล้วก็บินข้าม"),
        ("แม่ครัวศรีไพร", "ผักที่เด็กปลูกเองเด็กกินหมดจริงค่ะ"),
        ("ผอ.เล็กแต่แซ่บ", "เงินปันผลปลายปีคนละ 140 บาท เด็กดีใจมาก"),
    ]


@pytest.mark.parametrize(
    "told",
    [{"posts": POSTS[:2]}, {"author": "cell"}, {"day": "เมื่อวาน"}],  # too few, nobody, no day
)
def test_what_only_looks_like_a_board(told):
    document, _ = board(**{"posts": POSTS} | told)
    assert not any(fields.get("time") for fields in document.told.values())


@pytest.mark.parametrize(
    ("links", "tag", "contents"),
    [
        (("#s0", "#s1"), "h2", True),
        (("#s0", "#s1"), "p", False),  # findings that show the way to what they rest on
        (("https://a.example/1", "https://a.example/2"), "h2", False),
    ],
)
def test_links_to_parts_of_a_page_named_as_their_headings_are_its_contents(links, tag, contents):
    listed = '<ul><li><a href="{}">ปลูกทีละสามร่อง</a></li><li><a href="{}">ขายหน้าวัด</a></li></ul>'.format(
        *links
    )
    parts = f"<{tag} id=s0>ปลูกทีละสามร่อง</{tag}><p>น้ำพอ</p><{tag} id=s1>ขายหน้าวัด</{tag}><p>คนเห็นของ</p>"
    page = f"<main><p>ก่อนปี 2564 สมาชิกเป็นหนี้ร้านปุ๋ยยาทุกบ้าน</p>{listed}{parts}</main>"
    document = read(page.encode(), None)[0]
    assert any(fields.get("kind") == "furniture" for fields in document.told.values()) is contents
