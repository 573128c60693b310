def in_source_folder(a): ...  # $ parameter_tensor=a
