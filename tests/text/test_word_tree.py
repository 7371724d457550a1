"""The tree of words that grows as it is asked says what the whole tree says."""

from pythainlp.corpus import thai_words
from pythainlp.tokenize import word_dict_trie, word_tokenize

from synth.text.tokens import tokenise
from synth.text.word_tree import WordTree

TEXT = "ผู้นำเข้มแข็ง แม่น้ำตื้นเขิน กรรมการ 12 คนฟื้นฟูป่าชุมชน ๙ แห่ง เฌอญาติฟ้องฑูตธงอักษรโอ่งใจไว village fund"


def test_it_says_what_the_whole_tree_says_from_the_first_letter_to_the_last():
    tree, whole = WordTree(thai_words()), word_dict_trie()
    for start in range(len(TEXT) + 1):
        assert tree.prefixes(TEXT, start) == whole.prefixes(TEXT, start)


def test_all_words_are_in_it_once_few_wait():
    words = ["กา", "ขา", "คา", "งา"]
    tree = WordTree(words)
    assert [tree.prefixes(word) for word in words] == [[word] for word in words]
    assert sorted(tree) == words
    assert len(tree) == len(words)


def test_words_are_cut_as_with_the_whole_tree():
    assert tokenise([TEXT]) == [word_tokenize(TEXT, engine="newmm-safe")]
