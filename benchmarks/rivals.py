"""The rivals of `themes.py`: tokens and the true number of themes in, labels out.

Those of `MEANT` get beside it what a sentence model reads, the same that `discover` gets.

BERTopic takes part where the extra ``bench`` is installed.
"""

from __future__ import annotations

import numpy as np
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer


def textbook(tokens, k, seed):
    return KMeans(k, n_init=10, random_state=seed).fit_predict(tfidf(tokens))


def lda(tokens, k, seed):
    counts = CountVectorizer(analyzer=list).fit_transform(tokens)
    return LatentDirichletAllocation(k, random_state=seed).fit_transform(counts).argmax(axis=1)


def nmf(tokens, k, seed):
    return NMF(k, init="nndsvda", random_state=seed, max_iter=400).fit_transform(tfidf(tokens)).argmax(axis=1)


def agglomerative(tokens, k, seed):
    return AgglomerativeClustering(k, linkage="ward").fit_predict(tfidf(tokens).toarray())


def bertopic(tokens, k, seed):
    """Run its own way (UMAP, HDBSCAN, topics reduced to k) on the TF-IDF → LSA of the same tokens."""
    from bertopic import BERTopic
    from sklearn.decomposition import TruncatedSVD
    from umap import UMAP

    points = TruncatedSVD(min(100, len(tokens) - 1), random_state=seed).fit_transform(tfidf(tokens))
    model = BERTopic(
        embedding_model=None,
        language="multilingual",  # the default deletes every Thai character
        umap_model=UMAP(n_neighbors=min(15, len(tokens) - 1), metric="cosine", random_state=seed),
        vectorizer_model=CountVectorizer(analyzer=str.split),
        nr_topics=k + 1,  # one of them is noise
    )
    topics, _ = model.fit_transform([" ".join(words) for words in tokens], embeddings=points)
    return np.array(topics)


def bertopic_kmeans(tokens, k, seed):
    """Tuned: the same with k-means for HDBSCAN, so that no statement falls into noise."""
    from bertopic import BERTopic
    from bertopic.dimensionality import BaseDimensionalityReduction
    from sklearn.decomposition import TruncatedSVD

    points = TruncatedSVD(min(100, len(tokens) - 1), random_state=seed).fit_transform(tfidf(tokens))
    model = BERTopic(
        embedding_model=None,
        language="multilingual",  # the default deletes every Thai character
        umap_model=BaseDimensionalityReduction(),
        hdbscan_model=KMeans(k, n_init=10, random_state=seed),
        vectorizer_model=CountVectorizer(analyzer=str.split),
    )
    topics, _ = model.fit_transform([" ".join(words) for words in tokens], embeddings=points)
    return np.array(topics)


def model_kmeans(tokens, vectors, k, seed):
    return KMeans(k, n_init=10, random_state=seed).fit_predict(vectors)


def bertopic_model(tokens, vectors, k, seed):
    """Run its own way: UMAP, HDBSCAN, topics reduced to k."""
    from bertopic import BERTopic
    from umap import UMAP

    model = BERTopic(
        embedding_model=None,
        language="multilingual",
        umap_model=UMAP(n_neighbors=min(15, len(tokens) - 1), metric="cosine", random_state=seed),
        vectorizer_model=CountVectorizer(analyzer=str.split),
        nr_topics=k + 1,
    )
    topics, _ = model.fit_transform([" ".join(words) for words in tokens], embeddings=vectors)
    return np.array(topics)


def bertopic_model_kmeans(tokens, vectors, k, seed):
    """Tuned: UMAP as it comes, then k-means, so that no statement falls into noise."""
    from bertopic import BERTopic
    from umap import UMAP

    model = BERTopic(
        embedding_model=None,
        language="multilingual",
        umap_model=UMAP(
            n_neighbors=min(15, len(tokens) - 1), n_components=5, metric="cosine", random_state=seed
        ),
        hdbscan_model=KMeans(k, n_init=10, random_state=seed),
        vectorizer_model=CountVectorizer(analyzer=str.split),
    )
    topics, _ = model.fit_transform([" ".join(words) for words in tokens], embeddings=vectors)
    return np.array(topics)


def tfidf(tokens):
    return TfidfVectorizer(analyzer=list).fit_transform(tokens)


RIVALS = {
    "textbook TF-IDF + k-means": textbook,
    "LDA": lda,
    "NMF": nmf,
    "agglomerative (ward)": agglomerative,
}
MEANT = {"the model, k-means": model_kmeans}
try:
    import bertopic as _  # noqa: F401
except ImportError:
    pass
else:
    RIVALS |= {"BERTopic": bertopic, "BERTopic, k-means": bertopic_kmeans}
    MEANT |= {"the model, BERTopic": bertopic_model, "the model, BERTopic, k-means": bertopic_model_kmeans}
