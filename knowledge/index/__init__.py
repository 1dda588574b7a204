"""The index: passages found by meaning and by word. Chroma, bm25s, ONNX Runtime and
sentence-transformers are imported here and nowhere else, and late.
"""
