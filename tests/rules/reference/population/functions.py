# rule-test: compat=reference seed=entries kinds=candidate_function,qualified_name,parameter_tensor,tensor_parameter
# Section 1: which functions there are, how they are called, which parameters count.
import tensorflow as tf

x = tf.ones(2)


def plain(a): ...  # $ candidate_function=true qualified_name=plain parameter_tensor=a tensor_parameter=true


async def coroutine(a): ...  # $ candidate_function=true qualified_name=coroutine parameter_tensor=a:null tensor_parameter=null


not_counted = lambda a: a


class C:  # $ qualified_name=C
    def method(self, a): ...  # $ candidate_function=true qualified_name=C.method parameter_tensor=self:null parameter_tensor=a tensor_parameter=true

    class D:  # $ qualified_name=C.D
        def method(self, a):  # $ candidate_function=true qualified_name=C.D.method parameter_tensor=self:null parameter_tensor=a tensor_parameter=true
            def nested(a):  # $ candidate_function=true qualified_name=C.D.method.nested parameter_tensor=a tensor_parameter=true
                return a

            return nested(a)

    if x is not None:

        def below_if(self, a): ...  # $ candidate_function=true qualified_name=below_if parameter_tensor=self:null parameter_tensor=a tensor_parameter=true

    def other_receiver(this, a): ...  # $ candidate_function=true qualified_name=C.other_receiver parameter_tensor=a tensor_parameter=true

    @classmethod
    def of_class(cls, a): ...  # $ candidate_function=true qualified_name=C.of_class parameter_tensor=a tensor_parameter=true

    @staticmethod
    def static(a): ...  # $ candidate_function=true qualified_name=C.static parameter_tensor=a tensor_parameter=true


try:

    def twice(a): ...  # $ candidate_function=true qualified_name=twice parameter_tensor=a tensor_parameter=true

    twice(x)
except ImportError:

    def twice(a): ...  # $ candidate_function=true qualified_name=twice parameter_tensor=a:null tensor_parameter=null


def self_of_no_class(self): ...  # $ candidate_function=true qualified_name=self_of_no_class parameter_tensor=self:null


def self_second(a, self): ...  # $ candidate_function=true qualified_name=self_second parameter_tensor=self tensor_parameter=true


def only_variadic(*args, **kwargs): ...  # $ candidate_function=true qualified_name=only_variadic


def uncalled_variadic(*args, **kwargs): ...  # $ candidate_function=true qualified_name=uncalled_variadic


def positional_only(a, /, b, *, c): ...  # $ candidate_function=true qualified_name=positional_only parameter_tensor=a parameter_tensor=c tensor_parameter=true


def nothing(): ...  # $ candidate_function=true qualified_name=nothing


plain(x)
coroutine
c = C()
c.method(x)
c.below_if(x)
c.other_receiver(x)
C.of_class(x)
C.static(x)
C.D().method(x)
self_of_no_class(x)
self_second(1, x)
only_variadic(x, key=x)
positional_only(x, 1, c=x)
