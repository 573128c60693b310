# rule-test: kinds=failure,transformation
# Under a global seed a graph draws other numbers than eager code does, unless the operation has a seed of its own: none is no seed.
import tensorflow as tf

tf.random.set_seed(1)


class Noise:
    def __init__(self, seed=None):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.seed = seed

    def add(self, x):  # $ failure=CHANGES_RANDOM_NUMBERS
        return x + tf.random.normal([2], seed=self.seed)


class SeededNoise:
    def __init__(self, seed):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED
        self.seed = seed

    def add(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return x + tf.random.normal([2], seed=self.seed)


noise = Noise()
noise.add(tf.ones(2))
seeded = SeededNoise(3)
seeded.add(tf.ones(2))
