#!/usr/bin/python3
"""Train the extractor's linear model and write data/lexicon/weights.tsv.

usage: tools/train_model.py --shared ../shared --gnomon build/release/gnomon [--output FILE]
       tools/train_model.py ... --held-out        score each report with weights learnt from the others

The program itself describes each number (gnomon extract --features), so that training and run share the code. The
annotations say which numbers are statements, of what measure and status, and which candidate for indicator, period
and area is right. Logistic regression by liblinear-train (Debian: liblinear-tools) and a softmax over each group of
candidates (python3-scipy), both deterministic. Weights are rounded to three digits.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile

import numpy
import scipy.optimize
import scipy.sparse

MEASURES = ["level", "yoy", "pop", "growth", "cagr", "share", "contribution", "change", "multiple"]
STATUSES = ["actual", "forecast", "target"]
COLUMNS = ["statement"] + MEASURES + STATUSES + ["rank"]
LEAST = 2  # reports of the training set that a feature has to occur in


def reports(shared):
    folder = os.path.join(shared, "extraction")
    return sorted(f[:-6] for f in os.listdir(os.path.join(folder, "gold")) if f.endswith(".jsonl"))


def pairs_of(text):
    text = re.sub(r"[\s、，,的“”\"'（）()《》·\-—]", "", text or "").lower()
    return collections.Counter(text[i:i + 2] for i in range(len(text) - 1)) if len(text) > 1 else collections.Counter([text])


def right(kind, candidate, gold):
    """Whether a candidate is what the annotation says; None where it does not say."""
    if kind == "I":
        a, b = pairs_of(candidate), pairs_of(gold["indicator"])
        return 2.0 * sum((a & b).values()) / (sum(a.values()) + sum(b.values())) >= 0.5
    if kind == "P":
        return candidate == gold["period"] if gold["period_explicit"] and gold["period"] else None
    if not gold["area"]:
        return candidate in ("", "中国", "全球")
    return candidate == gold["area"]


def samples(a, name, lexicon):
    """(features, gold row or None) of each number that the program considers, without the optional statements, and
    (features, right or not) of the candidates for indicator, period and area."""
    folder = os.path.join(a.shared, "extraction")
    text = subprocess.run([a.gnomon, "extract", "--features", "--threads", "1", "--lexicon", lexicon,
                           "--dates", os.path.join(folder, "reports.tsv"),
                           os.path.join(folder, "reports", name + ".txt")], check=True, capture_output=True).stdout.decode()
    with open(os.path.join(folder, "gold", name + ".jsonl"), encoding="utf-8") as f:
        gold = sorted((json.loads(line) for line in f if line.strip()), key=lambda r: r["start"])
    out, ranks, taken, best = [], [], set(), None
    for line in text.split("\n"):
        f = line.split("\t")
        if f[0] == "S":
            start, end, features = int(f[1]), int(f[2]), [x for x in f[5:] if x]
            best, most = None, 0
            for g in gold:
                if g["start"] >= end:
                    break
                both = min(g["end"], end) - max(g["start"], start)
                if both > most and 2 * both >= min(g["end"] - g["start"], end - start) and g["start"] not in taken:
                    best, most = g, both
            if best is None:
                out.append((features, None))
            elif best.get("optional"):
                best = None
            else:
                taken.add(best["start"])
                out.append((features, best))
        elif f[0] in ("I", "P", "L") and best is not None:
            is_right = right(f[0], f[1], best)
            if is_right is not None:
                ranks.append(([x for x in f[2:] if x], int(is_right), (f[0], best["start"])))
    return out, ranks


def train(rows, index, labels, cost):
    """One weight vector for each label (one against the rest)."""
    with tempfile.TemporaryDirectory() as folder:
        data, model = os.path.join(folder, "data"), os.path.join(folder, "model")
        with open(data, "w", encoding="ascii") as f:
            for features, label in rows:
                ids = sorted({index[x] for x in features if x in index})
                f.write(f"{label} " + " ".join(f"{i}:1" for i in ids) + "\n")
        subprocess.run(["liblinear-train", "-q", "-s", "0",
                        "-c", str(cost), "-e", "0.001", data, model], check=True)
        order, weights, reading = [], [], False
        with open(model, encoding="ascii") as f:
            for line in f:
                if line.startswith("label"):
                    order = [int(x) for x in line.split()[1:]]
                elif line.strip() == "w":
                    reading = True
                elif reading:
                    weights.append([float(x) for x in line.split()])
    out = {label: [0.0] * len(index) for label in labels}
    if len(order) == 2 and len(weights[0]) == 1:
        out[order[0]] = [w[0] for w in weights]
        out[order[1]] = [-w[0] for w in weights]
    else:
        for k, label in enumerate(order):
            out[label] = [w[k] for w in weights]
    for label in out:  # features beyond the last one that occurs
        out[label] += [0.0] * (len(index) - len(out[label]))
    return out


def rank(rows, names, cost):
    """One weight vector by which the right candidate of each group comes first: softmax over a group's candidates, the
    probability of its right ones maximised by L-BFGS."""
    index = {x: i for i, x in enumerate(names)}
    groups = collections.defaultdict(list)
    for features, is_right, group in rows:
        groups[group].append((sorted({index[x] for x in features if x in index}), is_right))
    use = [g for g in groups.values() if 0 < sum(r for _, r in g) < len(g)]
    indptr, indices, starts, truth = [0], [], [], []
    for g in use:
        starts.append(len(truth))
        for ids, r in g:
            indices += ids
            indptr.append(len(indices))
            truth.append(r)
    x = scipy.sparse.csr_matrix((numpy.ones(len(indices)), indices, indptr), shape=(len(truth), len(names)))
    starts, truth = numpy.array(starts), numpy.array(truth, dtype=float)
    sizes = numpy.diff(numpy.append(starts, len(truth)))

    def loss(w):
        s = x @ w
        s = s - numpy.repeat(numpy.maximum.reduceat(s, starts), sizes)
        e = numpy.exp(s)
        all_e, right_e = numpy.add.reduceat(e, starts), numpy.add.reduceat(e * truth, starts) + 1e-300
        p = e / numpy.repeat(all_e, sizes)
        q = e * truth / numpy.repeat(right_e, sizes)
        return (numpy.sum(numpy.log(all_e / right_e)) + 0.5 / cost * (w @ w), x.T @ (p - q) + w / cost)

    best = scipy.optimize.minimize(loss, numpy.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 200})
    return best.x


def accuracy(rows, table):
    """Share of groups whose first candidate is right, and of those that have a right one, by kind."""
    groups = collections.defaultdict(list)
    for features, is_right, group in rows:
        groups[group].append((sum(table[x][-1] for x in features if x in table), is_right))
    out = collections.Counter()
    for (kind, _), g in groups.items():
        out[kind, "all"] += 1
        out[kind, "possible"] += any(r for _, r in g)
        out[kind, "right"] += max(g, key=lambda c: c[0])[1]
    return {k: f"{out[k, 'right'] / out[k, 'all']:.3f} of {out[k, 'possible'] / out[k, 'all']:.3f}" for k in "IPL" if out[k, "all"]}


def weights(data, a):
    rows = [r for d in data for r in d[0]]
    ranks = [r for d in data for r in d[1]]
    count = collections.Counter(x for d in data for x in {x for part in d for r in part for x in r[0]})
    names = sorted(x for x, n in count.items() if n >= LEAST)
    index = {x: i + 1 for i, x in enumerate(names)}
    table = {x: [0.0] * len(COLUMNS) for x in names}

    def put(column, vector):
        for x in names:
            table[x][column] = vector[index[x] - 1]

    put(0, train([(f, int(g is not None)) for f, g in rows], index, [0, 1], a.cost)[1])
    stated = [(f, g) for f, g in rows if g is not None]
    measures = train([(f, MEASURES.index(g["measure"])) for f, g in stated], index, range(len(MEASURES)), a.cost)
    for k in range(len(MEASURES)):
        put(1 + k, measures[k])
    statuses = train([(f, STATUSES.index(g["status"])) for f, g in stated], index, range(len(STATUSES)), a.cost)
    for k in range(len(STATUSES)):
        put(1 + len(MEASURES) + k, statuses[k])
    for x, w in zip(names, rank(ranks, names, a.rank_cost)):
        table[x][-1] = w
    return table


def write(table, path, alone):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Weights of the linear model, written by tools/train_model.py: a feature, and what it adds to each answer:\n# ")
        f.write(", ".join(f"{k} {name}" for k, name in enumerate(COLUMNS)) + ".\n")
        f.write("feature\tweights\n")
        if alone:
            f.write("*\n")
        for name in sorted(table):
            row = [round(w, 3) for w in table[name]]
            if any(abs(w) >= 0.01 for w in row):
                f.write(name + "\t" + " ".join(f"{k}:{w:g}" for k, w in enumerate(row) if abs(w) >= 0.01) + "\n")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", default="../shared")
    ap.add_argument("--gnomon", default="build/release/gnomon")
    ap.add_argument("--output", default="data/lexicon/weights.tsv")
    ap.add_argument("--cost", type=float, default=0.1)
    ap.add_argument("--rank-cost", type=float, default=0.1)
    ap.add_argument("--held-out", action="store_true")
    ap.add_argument("--rounds", type=int, default=1)
    ap.add_argument("--keep", help="with --held-out: keep the predictions in this folder")
    a = ap.parse_args()
    names = reports(a.shared)
    # What a statement inherits depends on what was decided before it. So that training sees the same kind of errors as a
    # run on a new report, each report is described with weights learnt from the others: first by rules alone, then
    # with what that taught.
    with tempfile.TemporaryDirectory() as tmp:
        table = os.path.join(tmp, "weights.tsv")
        write({}, table, True)
        data = {n: samples(a, n, tmp) for n in names}
        for _ in range(a.rounds):
            again = {}
            for n in names:
                write(weights([data[m] for m in names if m != n], a), table, True)
                again[n] = samples(a, n, tmp)
            data = again
    if not a.held_out:
        write(weights([data[n] for n in names], a), a.output, False)
        return 0
    folder = os.path.join(a.shared, "extraction")
    score = os.path.join(folder, "score.py")
    with tempfile.TemporaryDirectory() as tmp:
        keep = a.keep or tmp
        os.makedirs(keep, exist_ok=True)
        pairs = []
        for n in names:
            table = weights([data[m] for m in names if m != n], a)
            write(table, os.path.join(tmp, "weights.tsv"), True)
            out = os.path.join(keep, n + ".out")
            with open(out, "wb") as f:
                subprocess.run([a.gnomon, "extract", "--format", "jsonl", "--lexicon", tmp, "--dates",
                                os.path.join(folder, "reports.tsv"), os.path.join(folder, "reports", n + ".txt")],
                               check=True, stdout=f)
            gold = os.path.join(folder, "gold", n + ".jsonl")
            pairs.append(f"{gold}={out}")
            got = subprocess.run([sys.executable, score, gold, out], capture_output=True, text=True).stdout
            print(f"{n:10s} {got.strip().splitlines()[-1]}  candidates: {accuracy(data[n][1], table)}")
        print(subprocess.run([sys.executable, score, "--pairs", *pairs], capture_output=True, text=True).stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
