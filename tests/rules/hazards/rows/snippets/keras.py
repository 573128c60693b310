# rule-test: kinds=failure,transformation
# Rows ke.*, kx.* of tf-semantics: methods of Keras classes. `# [row] measured verdict` stands above each function.
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
y = tf.constant([[1.0], [0.0]])


class BuiltBefore(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)
        self.dense.build((None, 2))

    # [kx.sublayer_built_before] SAME
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return self.dense(x)


BuiltBefore()(x)


class ExplicitBuild(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def build(self, shape):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
        self.dense.build(shape)

    # [kx.explicit_build_method] SAME
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return self.dense(x)


ExplicitBuild()(x)


class LazyModel(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    # [kx.lazy_sublayer_model] VALUE
    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS
        return self.dense(x)


lazy_model = LazyModel()
lazy_model(x)
lazy_model.set_weights([tf.ones((2, 1)), tf.zeros(1)])
lazy_model(x)


class LazyLayer(tf.keras.layers.Layer):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    # [kx.lazy_sublayer_layer] VALUE
    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS
        return self.dense(x)


lazy_layer = LazyLayer()
lazy_layer(x)
lazy_layer.set_weights([tf.ones((2, 1)), tf.zeros(1)])
lazy_layer(x)


class TapeModel(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.hidden = tf.keras.layers.Dense(2)

    # [kx.call_unbuilt_eager_tape] ERROR
    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS
        return self.hidden(x)


tape_model = TapeModel()
tape_optimizer = tf.keras.optimizers.SGD()
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tape_model(x))
tape_optimizer.apply_gradients(zip(tape.gradient(loss, tape_model.trainable_variables), tape_model.trainable_variables))


class OwnWeights(tf.keras.layers.Layer):
    def build(self, shape):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.w = self.add_weight(shape=(2, 1), initializer="ones")

    # [kx.layer_unbuilt_eager_tape] SAME
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return tf.matmul(x, self.w)


own_weights = OwnWeights()
with tf.GradientTape() as own_tape:
    own_loss = tf.reduce_mean(own_weights(x))
own_tape.gradient(own_loss, own_weights.trainable_variables)


class DropContext(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.drop = tf.keras.layers.Dropout(0.5)

    # [ke.model_call_outer_training] VALUE
    def call(self, x):  # $ failure=TAKES_TRAINING_MODE_FROM_CONTEXT
        return self.drop(x) * 2.0


drop_context = DropContext()
drop_context(x, training=True)
drop_context(x, training=False)


class InferFirst(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.drop = tf.keras.layers.Dropout(0.5)

    # [kx.infer_first_then_train_ctx] VALUE
    def call(self, x):  # $ failure=TAKES_TRAINING_MODE_FROM_CONTEXT
        return self.drop(x) + 0.0


infer_first = InferFirst()
infer_first(x)
infer_first(x, training=True)


class NormContext(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.norm = tf.keras.layers.BatchNormalization()

    # [kx.batchnorm_ctx] VALUE
    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS failure=TAKES_TRAINING_MODE_FROM_CONTEXT
        return self.norm(x) + 0.0


norm_context = NormContext()
norm_context(x, training=True)
norm_context(x)


class DropTold(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.drop = tf.keras.layers.Dropout(0.5)

    # [kx.call_training_kwarg_dropout] SAME
    def call(self, x, training=False):  # $ transformation=CONVERT_TO_HYBRID
        return self.drop(x, training=training) * 2.0


DropTold()(x, training=True)


class CountingLayer(tf.keras.layers.Layer):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.n = 0

    # [ke.layer_call_side_effect] STATE
    def call(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.n += 1
        return x * 2.0


counting = CountingLayer()
counting(x)
counting(x)


class LossLayer(tf.keras.layers.Layer):
    # [ke.add_loss] ERROR
    def call(self, x):  # $ failure=LEAKS_TENSORS
        self.add_loss(tf.reduce_sum(x))
        return x * 1.0


loss_layer = LossLayer()
loss_layer(x)
loss_layer.losses[0] + 1.0


class Penalised(tf.keras.layers.Layer):
    def call(self, x):  # $ failure=LEAKS_TENSORS
        self.add_loss(tf.reduce_sum(x))
        return x * 1.0


penalised = Penalised()


# [ke.add_loss_in_step] SAME
def add_loss_in_step(x):  # $ transformation=CONVERT_TO_HYBRID
    y = penalised(x)
    return tf.reduce_sum(y) + penalised.losses[0]


add_loss_in_step(x)


class BuiltLayer(tf.keras.layers.Layer):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.k = 2.0

    # [ke.build_method] ERROR
    def build(self, shape):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.w = self.add_weight(shape=(2, 1), initializer="ones")

    # [ke.functional_with_decorated_layer] SAME
    def call(self, x):  # $ transformation=CONVERT_TO_HYBRID
        return tf.matmul(x, self.w) * self.k

    # [ke.compute_output_shape] TYPE
    def compute_output_shape(self, shape):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
        return (2, 5)

    # [ke.get_config] VALUE
    def get_config(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS
        return {"k": 1, "n": "x"}


built_layer = BuiltLayer()
inputs = tf.keras.Input((2,))
functional = tf.keras.Model(inputs, built_layer(inputs))
functional(x)
built_layer.compute_output_shape((2, 2))
built_layer.get_config()


# [ke.custom_loss_fn] SAME
def custom_loss_fn(y_true, y_pred):  # $ failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_TENSOR_PARAMETER
    return tf.reduce_mean(tf.square(y_true - y_pred))


# [ke.custom_metric_fn] SAME
def custom_metric_fn(y_true, y_pred):  # $ failure=UNDETERMINABLE_PRIMITIVE_PARAMETER failure=UNDETERMINABLE_TENSOR_PARAMETER
    return tf.reduce_mean(tf.abs(y_true - y_pred))


functional.compile("sgd", loss=custom_loss_fn, metrics=[custom_metric_fn])
functional.fit(x, y, verbose=0)


# [ke.lambda_layer] SAME
def lambda_layer(t):  # $ transformation=CONVERT_TO_HYBRID
    return t * 2.0


doubling = tf.keras.layers.Lambda(lambda_layer)
doubling(x)


class OverriddenStep(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS
        return self.dense(x)

    # [ke.train_step_override] SAME
    def train_step(self, data):  # $ transformation=CONVERT_TO_HYBRID
        a, b = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(a, training=True) - b))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"loss": loss}


overridden = OverriddenStep()
overridden.compile("sgd")
overridden.fit(x, y, verbose=0)


class Masked(tf.keras.layers.Layer):
    # [ke.mask_arg] SAME
    def call(self, x, mask=None):  # $ transformation=CONVERT_TO_HYBRID
        if mask is None:
            return x * 2.0
        return x * tf.cast(mask, tf.float32)


masked = Masked()
masked(x)
masked(x, mask=x > 1.0)


class TrainingTold(tf.keras.layers.Layer):
    # [ke.model_call_training_propagation] SAME
    def call(self, x, training=None):  # $ transformation=CONVERT_TO_HYBRID
        if training:
            return x * 2.0
        return x * 1.0


told = TrainingTold()
told(x, training=True)
told(x)


class Weighted(tf.Module):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.w = None

    # [kx.unbuilt_tfmodule] SAME
    def __call__(self, x):  # $ transformation=CONVERT_TO_HYBRID
        if self.w is None:
            self.w = tf.Variable(2.0)
        return x * self.w


weighted = Weighted()
with tf.GradientTape() as module_tape:
    module_loss = tf.reduce_sum(weighted(x))
module_tape.gradient(module_loss, weighted.trainable_variables)

FIRST = []


class CreatesAndLogs(tf.Module):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.w = None

    # [kx.side_effect_count_var_creation] STATE
    def __call__(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        FIRST.append(1)
        if self.w is None:
            self.w = tf.Variable(2.0)
        return x * self.w


creates = CreatesAndLogs()
creates(x)
