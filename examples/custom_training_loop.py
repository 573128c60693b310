"""A multi-layer perceptron trained with a custom loop, all of it eager."""

import tensorflow as tf


def make_data(n=2048, features=20, seed=0):
    x = tf.random.stateless_normal((n, features), seed=(seed, 1))
    w = tf.random.stateless_normal((features, 1), seed=(seed, 2))
    y = tf.cast(tf.matmul(x, w) > 0.0, tf.float32)
    return tf.data.Dataset.from_tensor_slices((x, y)).batch(32)


hidden = tf.keras.layers.Dense(64, activation="relu", kernel_initializer=tf.keras.initializers.GlorotUniform(1))
output = tf.keras.layers.Dense(1, kernel_initializer=tf.keras.initializers.GlorotUniform(2))
model = tf.keras.Sequential([tf.keras.Input((20,)), hidden, output])
optimizer = tf.keras.optimizers.Adam(0.005)
loss_metric = tf.keras.metrics.Mean()
accuracy_metric = tf.keras.metrics.BinaryAccuracy(threshold=0.0)


def loss_function(y, logits):
    return tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=logits))


def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = model(x, training=True)
        loss = loss_function(y, logits)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    loss_metric.update_state(loss)
    accuracy_metric.update_state(y, logits)


def train(epochs):
    dataset = make_data()
    for epoch in range(epochs):
        loss_metric.reset_state()
        accuracy_metric.reset_state()
        for x, y in dataset:
            train_step(x, y)
        print(f"epoch {epoch + 1}: loss {float(loss_metric.result()):.5f}, accuracy {float(accuracy_metric.result()):.4f}")


if __name__ == "__main__":
    train(epochs=6)
