"""P2: a graph function that receives no tensor, and may safely be eager."""

import tensorflow as tf


@tf.function
def table(names):
    return len(names) + 1


print(f"loss {float(table(['a', 'b'])):.4f}")
