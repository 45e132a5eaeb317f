"""The four models in Ciw: a node per pool; office hours are its schedules, with work resumed.

The run ends when as many customers have left as the others let arrive, so those still inside are
not counted; their records are what the mean comes from.
"""

import ciw

from four_models import CLOSING, MU, OPENING, OPEN_DAYS, SIGMA, WEEK, run_as_program


def schedule(servers):
    """Nobody at night, everybody from opening to closing, nobody at the weekend."""
    numbers, ends = [], []
    for day in range(OPEN_DAYS):
        numbers += [0, servers]
        ends += [24 * day + OPENING, 24 * day + CLOSING]
    return ciw.Schedule(
        numbers_of_servers=numbers + [0], shift_end_dates=ends + [WEEK], preemption="resume")


def simulate(model, count, seed):
    stages = range(model.stages)
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(model.rate)] + [None] * (model.stages - 1),
        service_distributions=[
            ciw.dists.Lognormal(MU, SIGMA) if model.is_lognormal else ciw.dists.Exponential(1)
            for _ in stages],
        routing=[[float(target == source + 1) for target in stages] for source in stages],
        number_of_servers=[schedule(model.servers) if model.has_hours else model.servers
                           for _ in stages])
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(count, method="Complete")
    leavers = [person for person in simulation.nodes[-1].all_individuals if person.data_records]
    hours = sum(person.data_records[-1].exit_date - person.data_records[0].arrival_date
                for person in leavers)
    return len(leavers), hours / len(leavers)


run_as_program(simulate)
