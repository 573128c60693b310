# rule-test: kinds=failure,transformation
# Rows va.*, ke.* of tf-semantics: variables, layers, optimizers, training steps. `# [row] measured verdict` stands above each function.
import tensorflow as tf

x = tf.constant([[1.0, 2.0], [3.0, 4.0]])
y = tf.constant([[1.0], [0.0]])


# [va.create_unguarded] ERROR
def create_unguarded(x):  # $ failure=CREATES_VARIABLES
    v = tf.Variable(1.0)
    return x * v


create_unguarded(x)


class Guarded(tf.Module):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.v = None
        self.by_shape = {}

    # [va.create_guarded] SAME
    def create_guarded(self, x):  # $ transformation=CONVERT_TO_HYBRID
        if self.v is None:
            self.v = tf.Variable(2.0)
        return x * self.v

    # [va.create_second_shape] ERROR
    def create_second_shape(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        if x.shape[0] not in self.by_shape:
            self.by_shape[x.shape[0]] = tf.Variable(1.0)
        return x * self.by_shape[x.shape[0]]


guarded = Guarded()
guarded.create_guarded(x)
guarded.create_guarded(x)
guarded.create_second_shape(x)
guarded.create_second_shape(tf.ones((3, 2)))


# [va.var_arg] SAME
def var_arg(v, x):  # $ transformation=CONVERT_TO_HYBRID
    v.assign_add(tf.reduce_sum(x))
    return v * x


var_arg(tf.Variable(1.0), x)

TABLE = tf.Variable([1.0, 2.0, 3.0])


# [va.var_scatter] SAME
def var_scatter(x):  # $ transformation=CONVERT_TO_HYBRID
    TABLE.scatter_nd_update([[0]], [tf.reduce_sum(x)])
    TABLE[1].assign(5.0)
    return TABLE * 2.0


var_scatter(x)


class Counted(tf.Module):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.v = tf.Variable(0.0)

    # [va.var_aug_assign] SAME
    def var_aug_assign(self, x):  # $ transformation=CONVERT_TO_HYBRID
        v = self.v
        v.assign_add(1.0)
        return x * v


counted = Counted()
counted.var_aug_assign(x)
counted.var_aug_assign(x)


# [ke.layer_created_inside] ERROR
def layer_created_inside(x):  # $ failure=CREATES_VARIABLES
    return tf.keras.layers.Dense(1)(x)


layer_created_inside(x)

LAZY_LAYER = tf.keras.layers.Dense(1)


# [ke.lazy_build_first_call] SAME
def lazy_build_first_call(x):  # $ transformation=CONVERT_TO_HYBRID
    return LAZY_LAYER(x)


lazy_build_first_call(x)
lazy_build_first_call(x)

NORM = tf.keras.layers.BatchNormalization()


# [ke.batchnorm] SAME
def batchnorm(x):  # $ transformation=CONVERT_TO_HYBRID
    return NORM(x, training=True)


batchnorm(x)

DROP = tf.keras.layers.Dropout(0.5, seed=1)


# [ke.dropout] SAME
def dropout(x):  # $ transformation=CONVERT_TO_HYBRID
    return DROP(x, training=True)


dropout(x)

MEAN = tf.keras.metrics.Mean()


# [ke.metrics] SAME
def metrics(x):  # $ transformation=CONVERT_TO_HYBRID
    MEAN.update_state(x)
    return x * 2.0


metrics(x)
MEAN.result()


# [ke.metric_reset] SAME
def metric_reset(x):  # $ transformation=CONVERT_TO_HYBRID
    MEAN.reset_state()
    MEAN.update_state(x)
    return x * 2.0


metric_reset(x)


# [ke.metric_created_inside] ERROR
def metric_created_inside(x):  # $ failure=CREATES_VARIABLES
    mean = tf.keras.metrics.Mean()
    mean.update_state(x)
    return mean.result()


metric_created_inside(x)

MSE = tf.keras.losses.MeanSquaredError()


# [ke.loss_object] SAME
def loss_object(x, y):  # $ transformation=CONVERT_TO_HYBRID
    return MSE(y, tf.reduce_sum(x, 1, keepdims=True))


loss_object(x, y)

model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)])
optimizer = tf.keras.optimizers.SGD(0.1)
optimizer.build(model.trainable_variables)


# [ke.step_built_optbuilt] SAME
def step_built_optbuilt(x, y):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


step_built_optbuilt(x, y)
step_built_optbuilt(x, y)

adam = tf.keras.optimizers.Adam(0.1)


# [ke.step_built] SAME
def step_built(x, y):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x, training=True) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    adam.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


step_built(x, y)
step_built(x, y)


class Net(tf.keras.Model):
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=CREATES_VARIABLES failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        super().__init__()
        self.dense = tf.keras.layers.Dense(1, kernel_initializer="ones")

    def call(self, x):  # $ failure=HAS_LAZILY_BUILT_SUBLAYERS
        return self.dense(x)


unbuilt = Net()
unbuilt_optimizer = tf.keras.optimizers.SGD(0.1)


# [ke.step_unbuilt] SAME
def step_unbuilt(x, y):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(unbuilt(x) - y))
    variables = unbuilt.trainable_variables
    gradients = tape.gradient(loss, variables)
    unbuilt_optimizer.apply_gradients(zip(gradients, variables))
    return loss


step_unbuilt(x, y)
step_unbuilt(x, y)

snapshot_net = Net()
snapshot_optimizer = tf.keras.optimizers.SGD(0.1)


# [ke.step_unbuilt_snapshot] VALUE
def step_unbuilt_snapshot(x, y):  # $ failure=HAS_STALE_VARIABLE_READS
    variables = snapshot_net.trainable_variables
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(snapshot_net(x) - y))
    gradients = tape.gradient(loss, variables)
    snapshot_optimizer.apply_gradients(zip(gradients, variables))
    return loss


step_unbuilt_snapshot(x, y)
step_unbuilt_snapshot(x, y)

built_optimizer = tf.keras.optimizers.SGD(0.1)


# [ke.step_built_snapshot] SAME
def step_built_snapshot(x, y):  # $ transformation=CONVERT_TO_HYBRID
    variables = model.trainable_variables
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, variables)
    built_optimizer.apply_gradients(zip(gradients, variables))
    return loss


step_built_snapshot(x, y)


# [ke.step_two_models_one_opt] ERROR
def step_two_models_one_opt(net, opt, x, y):  # $ failure=CREATES_VARIABLES
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(net(x) - y))
    gradients = tape.gradient(loss, net.trainable_variables)
    opt.apply_gradients(zip(gradients, net.trainable_variables))
    return loss


step_two_models_one_opt(Net(), tf.keras.optimizers.Adam(0.1), x, y)
step_two_models_one_opt(Net(), tf.keras.optimizers.Adam(0.1), x, y)

ACCUMULATED = tf.Variable(0)


# [ke.step_cond_apply] SAME
def step_cond_apply(x, y):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    ACCUMULATED.assign_add(1)
    if ACCUMULATED % 2 == 0:
        optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


step_cond_apply(x, y)


class Stepper:
    def __init__(self):  # $ failure=CANNOT_BE_DECORATED failure=HAS_NO_TENSOR_PARAMETERS failure=HAS_PYTHON_SIDE_EFFECTS
        self.step = 0

    # [ke.step_py_iter_counter] VALUE
    def step_py_iter_counter(self, x):  # $ failure=HAS_PYTHON_SIDE_EFFECTS
        self.step += 1
        if self.step % 2 == 0:
            return x * 2.0
        return x


stepper = Stepper()
stepper.step_py_iter_counter(x)
stepper.step_py_iter_counter(x)


# [ke.opt_created_inside] ERROR
def opt_created_inside(x, y):  # $ failure=CREATES_VARIABLES
    opt = tf.keras.optimizers.Adam(0.1)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    opt.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


opt_created_inside(x, y)


# [ke.opt_lr_set_inside] SAME
def opt_lr_set_inside(x, y):  # $ transformation=CONVERT_TO_HYBRID
    optimizer.learning_rate = 0.05
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


opt_lr_set_inside(x, y)


# [ke.opt_lr_set_outside] SAME
def opt_lr_set_outside(x, y):  # $ transformation=CONVERT_TO_HYBRID
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(model(x) - y))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


opt_lr_set_outside(x, y)
optimizer.learning_rate = 0.01
opt_lr_set_outside(x, y)
