"""Generator of the framework tables in ``rules/models``: introspection of an installed framework plus notes by hand."""
