"""Reports: from result relations to what people and tools read."""
