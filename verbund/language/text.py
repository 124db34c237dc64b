"""The public face of the text helpers."""

from verbund.language.folding import Folded, Word, fold, plain, split_sentences
from verbund.language.questions import looks_like_question

__all__ = ["Folded", "Word", "fold", "looks_like_question", "plain", "split_sentences"]
