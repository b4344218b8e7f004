"""The official index (DTI): its scores recomputed from their published parts."""
