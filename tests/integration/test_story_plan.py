from __future__ import annotations
import time
from tests.person import World

def test_speed(world: World):
    t=time.perf_counter()
    world.ruta.says("kitą antradienį 15 val.").sees("antradienį, sausio 12 d., 15:00")
    world.ruta.presses("Taip").sees("Užrašyta")
    world.tomas.sees("Suplanuotas susitikimas")
    world.advance(days=8)
    print("took", time.perf_counter()-t, world.restarted)
    world.ruta.sees("Ar susitikote")

def test_again(world: World):
    t=time.perf_counter()
    world.ruta.says("kitą antradienį 15 val.").sees("antradienį, sausio 12 d., 15:00")
    world.ruta.presses("Taip").sees("Užrašyta")
    world.tomas.sees("Suplanuotas susitikimas")
    world.advance(days=8)
    print("took", time.perf_counter()-t, world.restarted)
    world.ruta.sees("Ar susitikote")
