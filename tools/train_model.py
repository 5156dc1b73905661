#!/usr/bin/python3
"""Train the extractor's linear model and write data/lexicon/weights.tsv.

usage: tools/train_model.py --shared ../shared --gnomon build/release/gnomon [--output FILE]
       tools/train_model.py ... --held-out        score each report with weights learnt from the others

The program itself describes each number (gnomon extract --features), so that training and run share the code. The
annotations say which numbers are statements, of what measure and status, and which candidate for indicator, period
and area is right. A softmax over each group of answers, with what the rules say as a prior (python3-scipy,
deterministic). Weights are rounded to three digits.
"""
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import collections
import importlib.util
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
COLUMNS = ["statement"] + MEASURES + STATUSES + ["rank", "right"]
RANK, RIGHT = len(COLUMNS) - 2, len(COLUMNS) - 1
# What the rules' answer starts with: GN_PRIOR and GN_PRIOR_STRONG of io/extract/model.h.
PRIOR, STRONG = 2.0, 7.0
# The choice among candidates for indicator, period and area: what the rules' answer starts with (GN_PRIOR_CHOICE there)
# and how free the weights are.
Choice = collections.namedtuple("Choice", "prior cost")
CHOICES = {"I": Choice(4.0, 0.07), "P": Choice(4.0, 0.3), "L": Choice(4.0, 0.2)}
ROWS, ROUNDS = 2, 10  # times that a test's sentence counts more each time it is read wrongly; how often that is looked at
LEAST = 2  # reports of the training set that a feature has to occur in


Report = collections.namedtuple("Report", "name group text gold dates")


def reports(a):
    """The annotated reports of the shared folder, and those of each folder of --also, which holds NAME.txt, NAME.jsonl
    and the dates of all in reports.tsv."""
    shared = os.path.join(a.shared, "extraction")
    found = []
    for group, texts, golds, dates in [("shared", os.path.join(shared, "reports"), os.path.join(shared, "gold"), shared),
                                       *((d, d, d, d) for d in a.also)]:
        found += [Report(f[:-6], group, os.path.join(texts, f[:-6] + ".txt"), os.path.join(golds, f),
                         os.path.join(dates, "reports.tsv")) for f in sorted(os.listdir(golds)) if f.endswith(".jsonl")]
    return found


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


def verdicts(a, gold, out):
    """Whether each reading is right in all fields of `strict`, by its start; without those on optional statements."""
    score = load_score(a)
    with tempfile.NamedTemporaryFile() as f:
        f.write(out)
        f.flush()
        pred = score.load(f.name)
    rows = score.load(gold)
    _, of = score.align(rows, pred)
    right_ones = {}
    for j, p in enumerate(pred):
        if j in of:
            g = rows[of[j]]
            if not g.get("optional"):
                right_ones[p["start"]] = all(score.agree(field, g, p) for field in score.STRICT)
        elif not any(g.get("optional") and score.overlap(g, p) for g in rows):
            right_ones[p["start"]] = False
    return right_ones


def load_score(a):
    """The shared score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", os.path.join(a.shared, "extraction", "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def samples(a, report, lexicon):
    """(features, gold row or None) of each number that the program considers, without the optional statements;
    (features, right or not) of the candidates for indicator, period and area; and (features, right or not) of what was
    read, as score.py judges it."""
    command = [a.gnomon, "extract", "--format", "jsonl", "--threads", "1", "--lexicon", lexicon,
               "--dates", report.dates, report.text]
    text = subprocess.run(command + ["--features"], check=True, capture_output=True).stdout.decode()
    strict = verdicts(a, report.gold, subprocess.run(command, check=True, capture_output=True).stdout)
    with open(report.gold, encoding="utf-8") as f:
        gold = sorted((json.loads(line) for line in f if line.strip()), key=lambda r: r["start"])
    return described(text, gold, strict, report.text)


def described(text, gold, strict, name):
    """What samples() gives, of the features of one text."""
    out, ranks, judged, taken, best = [], [], [], set(), None
    for line in text.split("\n"):
        f = line.split("\t")
        if f[0] == "S":
            start, end, features = int(f[1]), int(f[2]), [x for x in f[5:] if x]
            evidence = features
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
        elif f[0] == "C" and int(f[1]) in strict:
            judged.append((evidence + [x for x in f[2:] if x], strict[int(f[1])]))
        elif f[0] in ("I", "P", "L") and best is not None:
            is_right = right(f[0], f[1], best)
            if is_right is not None:
                ranks.append(([x for x in f[2:] if x], int(is_right), (f[0], name, best["start"]), f[1]))
    return out, ranks, judged


def rows(path):
    """(text, date, gold rows) of the sentences that tests ask for, see the head of tests/data/extract.tsv."""
    with open(path, encoding="utf-8") as f:
        lines = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
    for text, date, observations, *_ in lines:
        whole, at, gold = text.replace("\\n", "\n").encode(), 0, []
        for observation in observations.split(" || ") if observations != "none" else []:
            words, _, _, measure, indicator, area, period, status = observation.split("|")
            at = max(at, whole.find(words.encode(), at))
            gold.append({"start": at, "end": at + len(words.encode()), "measure": measure, "status": status,
                         "indicator": indicator, "area": area if area != "-" else "", "period": period,
                         "period_explicit": period != "-"})
            at += len(words.encode())
        yield whole, date, gold


def row_samples(a, lexicon):
    """The same as samples() of the tests' sentences, which are to be read as they say whatever else is learnt. Where no
    candidate has the indicator's very words, they are made of the rules' answer later."""
    found = ([], [], [])
    with tempfile.TemporaryDirectory() as tmp:
        golds = {}
        with open(os.path.join(tmp, "reports.tsv"), "w", encoding="utf-8") as dates:
            dates.write("report\tdate\twhat\n")
            for i, (text, date, gold) in enumerate(rows(a.rows)):
                path = os.path.join(tmp, f"{i:04d}.txt")
                with open(path, "wb") as f:
                    f.write(text)
                golds[path] = gold
                dates.write(f"{i:04d}.txt\t{date}\t\n")
        text = subprocess.run([a.gnomon, "extract", "--format", "jsonl", "--threads", "1", "--features", "--lexicon", lexicon,
                               "--dates", os.path.join(tmp, "reports.tsv"), *golds], check=True, capture_output=True).stdout.decode()
        parts, name = collections.defaultdict(list), None
        for line in text.split("\n"):
            if line.startswith("S\t"):
                name = line.split("\t")[3]
            parts[name].append(line)
        for name, lines in parts.items():
            if name is None:
                continue
            out, ranks, _ = described("\n".join(lines), golds[name], {}, name)
            found[0].extend(out)
            exact = {g["start"]: g["indicator"] for g in golds[name]}
            said = {(key[2], text) for _, _, key, text in ranks if key[0] == "I"}
            for features, is_right, key, text in ranks:
                words = exact[key[2]]
                if key[0] == "I":
                    is_right = int(text == words if (key[2], words) in said else RULES["I"] in features)
                found[1].append((features, is_right, key, text))
    return found


def softmax(groups, features, cost):
    """Weights that put the right members of each group first: softmax over a group's members, the probability of its
    right ones maximised by L-BFGS. A member is (feature numbers, what the rules add to its score, right or not): the
    weights learn where the rules are wrong, and stay small elsewhere."""
    use = [g for g in groups if 0 < sum(r for _, _, r in g) < len(g)]
    indptr, indices, starts, truth, prior = [0], [], [], [], []
    for g in use:
        starts.append(len(truth))
        for ids, rule, right_one in g:
            indices += ids
            indptr.append(len(indices))
            truth.append(right_one)
            prior.append(rule)
    x = scipy.sparse.csr_matrix((numpy.ones(len(indices)), indices, indptr), shape=(len(truth), features))
    starts, truth, prior = numpy.array(starts), numpy.array(truth, dtype=float), numpy.array(prior, dtype=float)
    sizes = numpy.diff(numpy.append(starts, len(truth)))

    def loss(w):
        s = x @ w + prior
        s = s - numpy.repeat(numpy.maximum.reduceat(s, starts), sizes)
        e = numpy.exp(s)
        all_e, right_e = numpy.add.reduceat(e, starts), numpy.add.reduceat(e * truth, starts) + 1e-300
        p = e / numpy.repeat(all_e, sizes)
        q = e * truth / numpy.repeat(right_e, sizes)
        return (numpy.sum(numpy.log(all_e / right_e)) + 0.5 / cost * (w @ w), x.T @ (p - q) + w / cost)

    return scipy.optimize.minimize(loss, numpy.zeros(features), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x


RULES = {"I": "Irule=1", "P": "Prule=1", "L": "Lrule=1"}


def bits_of(name):
    """The pairs of neighbouring characters of a name as the program keeps them: bits of a small set, so that few pairs
    share one."""
    chars = [int.from_bytes(c.encode(), "big") for c in name]
    pairs = zip(chars, chars[1:]) if len(chars) > 1 else [(0, c) for c in chars]
    return {((a * 0x9E3779B1 ^ b * 0x85EBCA6B) * 0xC2B2AE35 & 0xFFFFFFFF) >> 25 for a, b in pairs}


def chosen(kind, group, table):
    """Which of the candidates (features, right or not, key, text) the program takes: for the indicator see
    gn_indicator_expected()."""
    scores = [sum(table[x][RANK] for x in r[0] if x in table) + CHOICES[kind].prior * (RULES[kind] in r[0]) for r in group]
    top = max(range(len(group)), key=lambda i: scores[i])
    if kind != "I":
        return group[top]
    believed = collections.Counter()
    for r, score in zip(group, scores):
        believed[r[3]] += (1 + (scores[top] - score) / 16) ** -16
    everything = sum(believed.values())
    if believed[group[top][3]] > 0.6 * everything:
        return group[top]
    pairs = {text: bits_of(text) for text, b in believed.items() if 64 * b > everything}
    expected = {a: sum(believed[x] * 2 * len(pairs[a] & pairs[x]) / (len(pairs[a]) + len(pairs[x])) for x in pairs)
                for a in pairs}
    text = max(expected, key=expected.get)
    return max((x for x in zip(scores, group) if x[1][3] == text), key=lambda x: x[0])[1]


def grouped(rows):
    groups = collections.defaultdict(list)
    for r in rows:
        groups[r[2]].append(r)
    return groups


def accuracy(rows, table):
    """Share of groups whose chosen candidate is right, and of those that have a right one, by kind."""
    out = collections.Counter()
    for (kind, *_), g in grouped(rows).items():
        out[kind, "all"] += 1
        out[kind, "possible"] += any(r[1] for r in g)
        out[kind, "right"] += chosen(kind, g, table)[1]
    return {k: f"{out[k, 'right'] / out[k, 'all']:.3f} of {out[k, 'possible'] / out[k, 'all']:.3f}" for k in "IPL" if out[k, "all"]}


def choices(table, ranks, a):
    """Learns which candidate to choose into the table. No feature is of two kinds of candidates, so that one column holds
    the weights of all."""
    names = sorted(table)
    index = {x: i for i, x in enumerate(names)}
    learnt = numpy.zeros(len(names))
    for kind, choice in CHOICES.items():
        groups = collections.defaultdict(list)
        for features, is_right, group, _ in ranks:
            if group[0] == kind:
                rule = choice.prior * (RULES[kind] in features)
                groups[group].append(([index[x] for x in sorted(set(features)) if x in index], rule, is_right))
        learnt += softmax(list(groups.values()), len(names), choice.cost * a.rank_cost)
    for x, w in zip(names, learnt):
        table[x][RANK] = w


def misread(ranks, table):
    """The groups whose chosen candidate is wrong though there is a right one."""
    return [g for key, g in grouped(ranks).items() if not chosen(key[0], g, table)[1] and any(r[1] for r in g)]


def with_rows(data, a):
    """Weights learnt from the data, and from those of the tests' sentences that they read wrongly."""
    if not a.rows:
        return weights(data, a)
    with tempfile.TemporaryDirectory() as tmp:
        path = os.path.join(tmp, "weights.tsv")
        write({}, path, True)
        table = weights(data + [(row_samples(a, tmp)[0], [], [])], a)
        ranks = [r for d in data for r in d[1]]
        for n in range(ROUNDS):
            write(table, path, True)
            wrong = misread(row_samples(a, tmp)[1], table)
            print(f"{len(wrong)} choices of the tests' sentences are wrong")
            if not wrong:
                break
            ranks += [(f, r, (*key, n, k), text) for g in wrong for k in range(ROWS) for f, r, key, text in g]
            choices(table, ranks, a)
    return table


def weights(data, a):
    rows = [r for d in data for r in d[0]]
    ranks = [r for d in data for r in d[1]]
    count = collections.Counter(x for d in data for x in {x for part in d for r in part for x in r[0]})
    names = sorted(x for x, n in count.items() if n >= LEAST)
    index = {x: i for i, x in enumerate(names)}
    table = {x: [0.0] * len(COLUMNS) for x in names}
    ids = [[index[x] for x in sorted(set(f)) if x in index] for f, _ in rows]

    def classes(column, labels, truth, rule, picked, cost):
        """labels: how many; truth, rule: of each picked sample; the weights of label k go to column + k."""
        n = len(names)
        groups = [[([k * n + i for i in ids[j]], STRONG * (k == rule(j)), k == truth(j)) for k in range(labels)] for j in picked]
        w = softmax(groups, labels * n, cost)
        for k in range(labels):
            for i, x in enumerate(names):
                table[x][column + k] = w[k * n + i]

    def said(prefix, words):
        def rule(j):
            for x in rows[j][0]:
                if x.startswith(prefix):
                    return words.index(x[len(prefix):])
            return -1
        return rule

    everything = range(len(rows))
    stated = [j for j in everything if rows[j][1] is not None]
    # Two labels, of which the first's weights are not kept: what counts is the difference.
    n = len(names)
    groups = [[([], PRIOR * ("A=0" in rows[j][0]), rows[j][1] is None), (ids[j], PRIOR * ("A=1" in rows[j][0]), rows[j][1] is not None)] for j in everything]
    for i, w in enumerate(softmax(groups, n, a.statement_cost)):
        table[names[i]][0] = w
    classes(1, len(MEASURES), lambda j: MEASURES.index(rows[j][1]["measure"]), said("M=", MEASURES), stated, a.cost)
    classes(1 + len(MEASURES), len(STATUSES), lambda j: STATUSES.index(rows[j][1]["status"]), said("S=", STATUSES), stated, a.cost)
    choices(table, ranks, a)
    # How sure the program may be of a reading: learnt from what was right and wrong where the weights had not seen it.
    judged = [([index[x] for x in sorted(set(f)) if x in index], r) for d in data for f, r in d[2]]
    groups = [[([], 0.0, not r), (ids, 0.0, r)] for ids, r in judged]
    for i, w in enumerate(softmax(groups, n, a.right_cost) if judged else []):
        table[names[i]][RIGHT] = w
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


def print_confidence(a, found):
    """How well the confidence ranks (area under the curve) and whether it is what it says (mean against share right)."""
    rows = []
    for n, path in found.items():
        with open(path, "rb") as f:
            out = f.read()
        strict = verdicts(a, n.gold, out)
        read = [json.loads(line) for line in out.decode().splitlines()]
        rows += [(r["confidence"], strict[r["start"]]) for r in read if r["start"] in strict]
    rows.sort()
    yes = [c for c, ok in rows if ok]
    no = [c for c, ok in rows if not ok]
    less = numpy.searchsorted(numpy.array(no), yes, "left") + numpy.searchsorted(numpy.array(no), yes, "right")
    print(f"confidence: area under the curve {less.sum() / 2 / len(yes) / len(no):.3f} of {len(rows)} readings")
    for part in numpy.array_split(numpy.array(rows, dtype=float), 5):
        print(f"  {part[0, 0]:.2f} to {part[-1, 0]:.2f}: mean {part[:, 0].mean():.2f}, right {part[:, 1].mean():.2f}")


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--shared", default="../shared")
    ap.add_argument("--also", action="append", default=[], metavar="DIR", help="further annotated texts (repeat)")
    ap.add_argument("--rows", default="tests/data/extract.tsv", help="sentences of tests to learn as well")
    ap.add_argument("--gnomon", default="build/release/gnomon")
    ap.add_argument("--output", default="data/lexicon/weights.tsv")
    ap.add_argument("--statement-cost", type=float, default=1.0)
    ap.add_argument("--cost", type=float, default=0.3)
    ap.add_argument("--rank-cost", type=float, default=1.0, help="times those of CHOICES")
    ap.add_argument("--right-cost", type=float, default=0.05)
    ap.add_argument("--held-out", action="store_true")
    ap.add_argument("--folds", type=int, default=0, help="leave out every N-th text at once, not each by itself")
    ap.add_argument("--rounds", type=int, default=1)
    ap.add_argument("--keep", help="with --held-out: keep the predictions in this folder")
    a = ap.parse_args()
    names = reports(a)
    folds = [names[k::a.folds] for k in range(a.folds)] if a.folds else [[n] for n in names]
    # What a statement inherits depends on what was decided before it. So that training sees the same kind of errors as a
    # run on a new report, each report is described with weights learnt from the others: first by rules alone, then
    # with what that taught.
    with tempfile.TemporaryDirectory() as tmp:
        table = os.path.join(tmp, "weights.tsv")
        write({}, table, True)
        data = {n: samples(a, n, tmp) for n in names}
        for _ in range(a.rounds):
            again = {}
            for fold in folds:
                write(weights([data[m] for m in names if m not in fold], a), table, True)
                again.update({n: samples(a, n, tmp) for n in fold})
            data = again
    if not a.held_out:
        write(with_rows([data[n] for n in names], a), a.output, False)
        return 0
    score = os.path.join(a.shared, "extraction", "score.py")
    with tempfile.TemporaryDirectory() as tmp:
        keep = a.keep or tmp
        os.makedirs(keep, exist_ok=True)
        found = {}
        for fold in folds:
            table = weights([data[m] for m in names if m not in fold], a)
            write(table, os.path.join(tmp, "weights.tsv"), True)
            for n in fold:
                out = os.path.join(keep, os.path.basename(n.group) + "." + n.name + ".out")
                with open(out, "wb") as f:
                    subprocess.run([a.gnomon, "extract", "--format", "jsonl", "--lexicon", tmp, "--dates", n.dates, n.text],
                                   check=True, stdout=f)
                got = subprocess.run([sys.executable, score, n.gold, out], capture_output=True, text=True).stdout
                found[n] = out, f"{n.name:10s} {got.strip().splitlines()[-1]}  candidates: {accuracy(data[n][1], table)}"
        for group in dict.fromkeys(n.group for n in names):
            of_group = [n for n in names if n.group == group]
            print(*(found[n][1] for n in of_group), sep="\n")
            pairs = [f"{n.gold}={found[n][0]}" for n in of_group]
            print(subprocess.run([sys.executable, score, "--pairs", *pairs], capture_output=True, text=True).stdout)
        print_confidence(a, {n: out for n, (out, _) in found.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
