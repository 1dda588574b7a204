"""How fast Dispute Desk is beside the usual LangChain chain: `make bench`.

Same machine, same weights, same texts. The chain is what a tutorial builds: documents in
langchain-chroma's store, sentence-transformers' embeddings, `similarity_search`, and the passages
that it finds pasted together for an answer. Nothing here asserts a time: figures are to be read.
"""
