# rule-test: kinds=failure,transformation
# Rows ke.*, kx.* of tf-semantics: models that change between calls or are trained inside.
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
y = tf.constant([[1.0], [0.0]])
model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])


toggled = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
toggled_optimizer = tf.keras.optimizers.SGD(0.1)


# [ke.trainable_toggle] VALUE
def trainable_toggle(x, y):  # $ failure=READS_MUTABLE_STATE
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(toggled(x) - y))
    gradients = tape.gradient(loss, toggled.trainable_variables)
    toggled_optimizer.apply_gradients(zip(gradients, toggled.trainable_variables))
    return loss


trainable_toggle(x, y)
toggled.trainable = False
trainable_toggle(x, y)

grown = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(2)])


# [ke.add_layer_between] VALUE
def add_layer_between(x):  # $ failure=READS_MUTABLE_STATE
    return grown(x) + 1.0


add_layer_between(x)
grown.add(tf.keras.layers.Dense(2))
add_layer_between(x)


# [ke.set_weights_between] SAME
def set_weights_between(x):  # $ transformation=CONVERT_TO_HYBRID
    return model(x) + 1.0


set_weights_between(x)
model.set_weights(model.get_weights())
set_weights_between(x)


# [ke.get_weights_inside] ERROR
def get_weights_inside(x):  # $ failure=HAS_EAGER_ONLY_CALLS
    return x * model.get_weights()[0][0]


get_weights_inside(x)


# [ke.predict_inside] ERROR
def predict_inside(x):  # $ failure=HAS_EAGER_ONLY_CALLS failure=HAS_PYTHON_SIDE_EFFECTS
    return model.predict(x, verbose=0) + x


predict_inside(x)

compiled = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
compiled.compile("sgd", "mse")


# [ke.fit_inside] ERROR
def fit_inside(x, y):  # $ failure=HAS_EAGER_ONLY_CALLS failure=HAS_PYTHON_SIDE_EFFECTS
    compiled.fit(x, y, verbose=0)
    return x * 1.0


fit_inside(x, y)


# [ke.train_on_batch_inside] TYPE
def train_on_batch_inside(x, y):  # $ failure=HAS_EAGER_ONLY_CALLS failure=NO_TENSOR_COMPUTATION
    return compiled.train_on_batch(x, y)


round(float(train_on_batch_inside(x, y)), 2)


# [kx.functional_model_step] SAME
def functional_model_step(x):  # $ transformation=CONVERT_TO_HYBRID
    return model(x) * 2.0


functional_model_step(x)

deferred = tf.keras.Sequential([tf.keras.layers.Dense(1)])


# [kx.sequential_deferred] SAME
def sequential_deferred(x):  # $ transformation=CONVERT_TO_HYBRID
    return deferred(x) + 1.0


sequential_deferred(x)

checkpoint = tf.train.Checkpoint(model=model)


# [ke.checkpoint_inside] ERROR
def checkpoint_inside(x):  # $ failure=HAS_EAGER_ONLY_CALLS failure=HAS_PYTHON_SIDE_EFFECTS
    checkpoint.save("/tmp/graphlift-rows")
    return x * 1.0


checkpoint_inside(x)


class Trainer:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.history = []

    # [ke.tensor_in_model_attr_list] ERROR
    def step(self, x, y):  # $ failure=HAS_PYTHON_SIDE_EFFECTS failure=LEAKS_TENSORS
        loss = tf.reduce_mean(tf.square(model(x) - y))
        self.history.append(loss)
        return loss


trainer = Trainer()
trainer.step(x, y)
float(trainer.history[0])
