"""The four models in salabim: a component per customer, a Resource per pool.

It runs in the mode with `yield`, which needs no further package and was measured at least as fast
as the one with greenlets, without animation and trace and with the monitors of the pools off.
"""

from random import Random

import salabim

from four_models import MU, SIGMA, finish, run_as_program

salabim.yieldless(False)


def simulate(model, count, seed):
    random = Random(seed)
    environment = salabim.Environment(trace=False, random_seed=seed)
    pools = [salabim.Resource(f"pool {stage}", capacity=model.servers, monitor=False)
             for stage in range(model.stages)]
    total_hours = 0.0
    done = 0

    class Customer(salabim.Component):
        def process(self):
            nonlocal total_hours, done
            arrival = environment.now()
            for pool in pools:
                yield self.request(pool)
                work = random.lognormvariate(MU, SIGMA) if model.is_lognormal else random.expovariate(1)
                now = environment.now()
                yield self.hold(finish(now, work) - now if model.has_hours else work)
                self.release(pool)
            total_hours += environment.now() - arrival
            done += 1

    class Source(salabim.Component):
        def process(self):
            for _ in range(count):
                yield self.hold(random.expovariate(model.rate))
                Customer()

    Source()
    environment.run()
    return done, total_hours / done


run_as_program(simulate)
