"""REFI-QDA 1.5: what ATLAS.ti, NVivo, MAXQDA, QualCoder and others write and read as .qdpx and .qdc."""
