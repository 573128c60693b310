"""A subclassed Keras model with a training step of its own."""

import tensorflow as tf


class Classifier(tf.keras.Model):
    def __init__(self, units, classes):
        super().__init__()
        self.first = tf.keras.layers.Dense(
            units, activation="relu", kernel_initializer=tf.keras.initializers.GlorotUniform(1)
        )
        self.second = tf.keras.layers.Dense(
            units, activation="relu", kernel_initializer=tf.keras.initializers.GlorotUniform(2)
        )
        self.last = tf.keras.layers.Dense(classes, kernel_initializer=tf.keras.initializers.GlorotUniform(3))

    def call(self, x):
        return self.last(self.second(self.first(x)))


class Trainer:
    def __init__(self, model, learning_rate):
        self.model = model
        self.optimizer = tf.keras.optimizers.SGD(learning_rate, momentum=0.9)
        self.loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss(y, self.model(x))
        variables = self.model.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss


def accuracy(model, x, y):
    predicted = tf.argmax(model(x), axis=1, output_type=tf.int32)
    return tf.reduce_mean(tf.cast(predicted == y, tf.float32))


def main():
    x = tf.random.stateless_normal((1024, 16), seed=(7, 1))
    centres = tf.random.stateless_normal((16, 4), seed=(7, 2))
    y = tf.argmax(tf.matmul(x, centres), axis=1, output_type=tf.int32)
    model = Classifier(32, 4)
    model.build((None, 16))
    trainer = Trainer(model, 0.05)
    for epoch in range(5):
        for start in range(0, 1024, 64):
            loss = trainer.step(x[start : start + 64], y[start : start + 64])
        print(f"epoch {epoch + 1}: loss {float(loss):.5f}, accuracy {float(accuracy(model, x, y)):.4f}")


if __name__ == "__main__":
    main()
