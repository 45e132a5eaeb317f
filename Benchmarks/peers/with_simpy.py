"""The four models in SimPy: a process per customer, a Resource per pool.

An office that is closed costs no event here either: the end of a job is worked out from the hours.
"""

from random import Random

import simpy

from four_models import MU, SIGMA, finish, run_as_program


def simulate(model, count, seed):
    random = Random(seed)
    environment = simpy.Environment()
    pools = [simpy.Resource(environment, model.servers) for _ in range(model.stages)]
    total_hours = 0.0
    done = 0

    def customer(arrival):
        nonlocal total_hours, done
        for pool in pools:
            with pool.request() as turn:
                yield turn
                work = random.lognormvariate(MU, SIGMA) if model.is_lognormal else random.expovariate(1)
                now = environment.now
                yield environment.timeout(finish(now, work) - now if model.has_hours else work)
        total_hours += environment.now - arrival
        done += 1

    def source():
        for _ in range(count):
            yield environment.timeout(random.expovariate(model.rate))
            environment.process(customer(environment.now))

    environment.process(source())
    environment.run()
    return done, total_hours / done


run_as_program(simulate)
