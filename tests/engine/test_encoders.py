import numpy as np

from bot import encoders
from bot.messages import encode_messages
from bot.sentence_space import SentenceSpace


def test_a_missing_encoder_says_nothing(no_encoders):
    raw = encoders.encode(["Guten Tag", "SPS"])
    assert raw.shape == (2, encoders.WIDTH)
    assert not raw.any()
    assert not SentenceSpace(np.ones(encoders.WIDTH, dtype=np.float32)).transform(raw).any()


def test_close_meanings_lie_close_after_centring():
    texts = ["Gabelstaplerführerschein", "Staplerschein", "Mitarbeitergespräche führen", "Nähen an der Overlock"]
    raw = encoders.encode(texts)
    vectors = SentenceSpace.fit(raw).transform(raw)
    near = vectors[0] @ vectors[1:].T
    assert near.argmax() == 0


def test_the_same_text_gives_the_same_vector_alone_and_in_a_batch():
    together = encoders.encode(["mit Hilfe geht es", "ganz neu"])
    encoders._cache = encoders._Cache(size=128)
    np.testing.assert_allclose(encoders.encode(["ganz neu"])[0], together[1], atol=1e-4)


def test_only_the_last_texts_are_remembered():
    cache = encoders._Cache(size=2)
    for text in ("a", "b", "c"):
        cache.put(text, np.zeros(1))
    assert cache.get("a") is None
    assert cache.get("c") is not None


def test_a_long_message_is_the_mean_of_its_clauses(no_encoders, monkeypatch):
    asked = []

    def record(texts):
        asked.extend(texts)
        return np.ones((len(texts), encoders.WIDTH), dtype=np.float32)

    monkeypatch.setattr(encoders, "encode", record)
    message = "Wir sind 48 Leute in Ulm und arbeiten in drei Schichten. Online wäre uns am liebsten, wenn es geht."
    assert encode_messages([message]).shape == (1, encoders.WIDTH)
    assert message not in asked
    assert len(asked) > 1
