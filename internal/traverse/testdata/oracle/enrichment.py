"""Makes enrichment.json: overlaps of lists with sets, and what scipy and statsmodels say of them.

    pip install -r requirements.txt && python enrichment.py > enrichment.json
"""

import json
import random

import scipy
import statsmodels
from scipy.stats import fisher_exact, hypergeom
from statsmodels.stats.multitest import multipletests


def overlap(dice, background, listed):
    members = dice.randint(1, background)
    least, most = max(0, members + listed - background), min(members, listed)
    both = dice.randint(least, most)
    table = [[both, listed - both], [members - both, background - members - listed + both]]
    odds = fisher_exact(table, alternative="greater").statistic
    return {
        "members": members,
        "both": both,
        "p": float(hypergeom.sf(both - 1, background, members, listed)),
        "odds": None if odds in (float("inf"),) or odds != odds else float(odds),
    }


def family(dice):
    background = dice.choice([2, 5, 20, 100, 600, 5_000, 50_000])
    listed = dice.randint(1, min(background, 500))
    targets = [overlap(dice, background, listed) for _ in range(dice.randint(1, 20))]
    adjusted = multipletests([t["p"] for t in targets], method="fdr_bh")[1]
    for target, q in zip(targets, adjusted):
        target["q"] = float(q)
    return {"background": background, "list": listed, "targets": targets}


dice = random.Random(7)
families = [family(dice) for _ in range(60)]
print(json.dumps({"scipy": scipy.__version__, "statsmodels": statsmodels.__version__, "families": families}, separators=(",", ":")))
