# rule-test: kinds=failure,transformation
# Keras 3: decorated `call` methods, training steps (tf-semantics ke.*, kx.*).
import tensorflow as tf


class Built(tf.keras.Model):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    def build(self, shape):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
        self.dense.build(shape)

    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return self.dense(x)


class Unbuilt(tf.keras.Model):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS
        return self.dense(x)


class Dropping(tf.keras.Model):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        super().__init__()
        self.drop = tf.keras.layers.Dropout(0.5)

    def call(self, x):  # $ failure=TAKES_TRAINING_MODE_FROM_CONTEXT
        return self.drop(x) + 1.0


class Told(tf.keras.Model):
    def __init__(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES
        super().__init__()
        self.drop = tf.keras.layers.Dropout(0.5)

    def call(self, x, training=False):  # $ transformation=CONVERT_TO_HYBRID
        return self.drop(x, training=training) + 1.0


model = Unbuilt()
optimizer = tf.keras.optimizers.Adam()
metric = tf.keras.metrics.Mean()


def step(x, y):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    metric.update_state(loss)
    return loss


def stale_step(x, y):  # $ failure=HAS_STALE_VARIABLE_READS
    variables = model.trainable_variables
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, variables)
    optimizer.apply_gradients(zip(gradients, variables))
    return loss


def fits(x, y):  # $ failure=HAS_EAGER_ONLY_CALLS failure=HAS_PYTHON_SIDE_EFFECTS
    model.fit(x, y)
    return x + 1.0


x = tf.ones((2, 3))
for a, b in tf.data.Dataset.from_tensor_slices((x, x)).batch(2):
    step(a, b)
    stale_step(a, b)
Built()(x)
Dropping()(x)
Told()(x, training=True)
fits(x, x)


def head(h):  # $ failure=HAS_KERAS_SYMBOLIC_ARGUMENTS
    return tf.keras.layers.Concatenate()([h, h]) if True else h


def scale(h):  # $ failure=HAS_KERAS_SYMBOLIC_ARGUMENTS
    return h * 2.0


inputs = tf.keras.Input((3,))
hidden = tf.keras.layers.Dense(3)(inputs)
tf.keras.Model(inputs, scale(head(hidden)))


class Trainer:
    def build(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return tf.exp(x) + 1.0


trainer = Trainer()
trainer.build(tf.ones(2))


class Schedule(tf.keras.optimizers.SGD):
    def get_config(self):  # $ failure=HAS_NO_TENSOR_PARAMETERS failure=CANNOT_BE_DECORATED
        return {}


class Penalised(tf.keras.layers.Layer):
    def call(self, x):  # $ failure=LEAKS_TENSORS
        self.add_loss(tf.reduce_sum(x))
        return x * 2.0


class Around(tf.keras.layers.Layer):
    def build(self, shape):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.inner = Penalised()
        self.inner.build(shape)

    def call(self, x):  # $ failure=LEAKS_TENSORS
        return self.inner(x) + 1.0


class Measured(tf.keras.layers.Layer):
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        self.add_metric(tf.reduce_sum(x), name="sum")
        return x * 2.0


around, measured = Around(), Measured()


def around_alone(x):  # $ failure=LEAKS_TENSORS
    return around(x) * 2.0


def around_with_losses(x):  # $ transformation=CONVERT_TO_HYBRID
    return tf.reduce_sum(around(x)) + sum(around.losses)


around_alone(x)
around_with_losses(x)
measured(x)
