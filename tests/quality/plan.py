# SPDX-License-Identifier: Apache-2.0
"""A plan, and whether a line of the rubric is so of it."""
STRENGTH = "strength"
SELECTORS = ("exercise", "modality", "family", "position", "demands", "serves")
EACH = {"sets": "sets", "reps": "reps", "hold": "hold_seconds", "minutes": "minutes", "effort": "effort"}
RESULT = ("level", "gate", "advice", "style")
LISTS = ("message", "hazard", "forbids", "limits")
LIGHT = {"breathing", "relaxation", "mobility", "stretching"}
HARD = {"strength", "core", "aerobic"}


def inside(number, band):
    low, _, high = band.partition("-")
    return int(low) <= number <= int(high or low)


class Plan:
    def __init__(self, result, catalogue, asked):
        programme = result["programme"]
        self.catalogue, self.asked = catalogue.exercises, asked
        self.items, self.weeks = programme["items"], programme["weeks"]
        self.says = {"level": {programme["level"]}, "style": {programme["style"]},
                     "gate": {result["disposition"]["gate"]}, "advice": {result["disposition"]["level"]}}
        self.says["hazard"] = {one["hazard"] for one in result["not_yet"]}
        self.says["message"] = {one["message"] for part in ("education", "advice", "holds", "safety_net")
                                for one in result[part]}
        for name, kind in (("forbids", "forbid"), ("limits", "limit")):
            self.says[name] = {one["movement"] for one in result["restrictions"] if one["type"] == kind}

        self.barred = {one["exercise"]: ", ".join(f"{bar['by']} {bar['what']}" for bar in one["barred"])
                       for one in result["exercises"]}
        self.rules = [one["rule"] for one in result["disposition"]["gate_reasons"]]

    def summary(self):
        """The plan in a line, for whoever looks why something is not so."""
        says = " ".join("".join(self.says[name]) for name in ("advice", "gate", "level"))
        items = " ".join(item["exercise"] for item in self.items)
        return f"{says} ({' '.join(self.rules)}); {self.used(None)} % of {self.asked} minutes: {items}"

    def why_not(self, asks):
        """Of the exercises that a line wants: which are free, barred, or not in the pack."""
        if not any(name in asks for name in SELECTORS):
            return ""
        names = asks.get("exercise", " ".join(self.catalogue)).split()
        fit = [name for name in names if name in self.catalogue and self.fits(name, asks)]
        parts = {"free": [name for name in fit if not self.barred[name]],
                 "barred": [f"{name} ({self.barred[name]})" for name in fit if self.barred[name]],
                 "to come": [name for name in names if name not in self.catalogue]}
        return "; ".join(f"{part}: {' '.join(found[:8])}" for part, found in parts.items() if found)

    # --- which exercises ---

    def fits(self, exercise, asks):
        """Of each selector one word has to be true of it."""
        one = dict(self.catalogue[exercise], exercise={exercise})
        return all(one[name] & set(asks[name].split()) for name in SELECTORS if name in asks)

    def at(self, place):
        if place in ("now", "session", "habit"):
            return [item["exercise"] for item in self.items
                    if place == "now" or item["habit"] == (place == "habit")]
        if place == "week-6":
            return [item["exercise"] for item in self.week(6)]
        if place == "harder":
            return ([item["progression"]["exercise"] for item in self.items if "progression" in item] +
                    [item["harder"] for week in self.weeks for item in week["items"] if "harder" in item])
        return [one for other in ("now", "harder") for one in self.at(other)] + [
            item["exercise"] for week in self.weeks for item in week["items"]]

    def found(self, asks, places):
        return {one for place in places for one in self.at(place) if self.fits(one, asks)}

    def chosen(self, asks, places):
        """The items of week 1 that are meant."""
        names = self.found(asks, places)
        return [item for item in self.items if item["exercise"] in names and
                ("habit" not in places or item["habit"]) and ("session" not in places or not item["habit"])]

    def week(self, number):
        return next((week["items"] for week in self.weeks if week["week"] == number), [])

    def later(self, asks):
        return [item for item in self.week(6) if self.fits(item["exercise"], asks)]

    # --- how much ---

    @staticmethod
    def by_day(items):
        days = {}
        for item in items:
            for day in item["days"]:
                days.setdefault(day["day"], []).append((item["exercise"], day["takes"]))
        return days

    def used(self, strength):
        """Percent of the minutes asked, of each session day with strength, without, or of all. A
        day with drills and calm alone is no session day."""
        session = [item for item in self.items if not item["habit"]]
        shares = []
        for day in self.by_day(session).values():
            if all(self.catalogue[exercise]["modality"] <= LIGHT for exercise, _ in day):
                continue
            hard = any(STRENGTH in self.catalogue[exercise]["modality"] for exercise, _ in day)
            if strength in (None, hard):
                shares.append(round(100 * sum(takes for _, takes in day) / self.asked))
        return shares

    def uses(self, band, strength):
        shares = self.used(strength)
        return bool(shares) and all(inside(share, band) for share in shares)

    def changed(self, chosen):
        """Percent of the strength, trunk and aerobic items meant that are other in week 6."""
        def dose(item):
            return {key: value for key, value in item.items() if key not in ("days_a_week", "harder")}
        hard = [item["exercise"] for item in chosen
                if not item["habit"] and self.catalogue[item["exercise"]]["modality"] & HARD]
        first, last = ({item["exercise"]: dose(item) for item in self.week(number)} for number in (1, 6))
        other = sum(first.get(exercise) != last.get(exercise) for exercise in hard)
        return 100 * other // len(hard) if hard else 0

    def weekly(self, asks, chosen, week):
        if week == 1:
            return sum(takes for day in self.by_day(chosen).values() for _, takes in day)
        times = {item["exercise"]: item["dose"].get("times_a_day", 1) for item in self.items}
        return sum(item.get("minutes", 0) * item.get("days_a_week", 1) * times.get(item["exercise"], 1)
                   for item in self.later(asks))

    @staticmethod
    def first(item):
        """Its dose of week 1: a day may have fewer minutes than the dose aims at."""
        longest = max(day.get("minutes", 0) for day in item["days"])
        return dict(item["dose"], minutes=longest) if longest else item["dose"]

    def amounts(self, asks, places):
        """What every number of the line is, of the items meant."""
        chosen, week = self.chosen(asks, places), int(asks.get("week", 1))
        days = self.by_day(chosen)
        yield "listed", len(self.says["hazard"])
        yield "count", len(self.found(asks, places))
        yield "on-days", len(days)
        yield "minutes-a-day", max((sum(takes for _, takes in day) for day in days.values()), default=0)
        yield "moves-a-day", max((len({name for name, _ in day}) for day in days.values()), default=0)
        yield "minutes-a-week", self.weekly(asks, chosen, week)
        yield "changed", self.changed(chosen)

    def doses(self, line, places):
        """Whether the bands of the dose hold of each item that is meant, and there is one; of a
        must-not one item is enough."""
        asks = line.asks
        bands = {EACH[name]: asks[name] for name in EACH if name in asks}
        items = [self.first(item) for item in self.chosen(asks, places)]
        if asks.get("week") == "6":
            items = self.later(asks)
        fit = [all(inside(item.get(key, 0), band) for key, band in bands.items()) for item in items]
        return any(fit) if line.kind == "must-not" else bool(fit) and all(fit)

    # --- a line ---

    def holds(self, line):
        """Whether all that the line asks is so."""
        asks = line.asks
        numbers = [name for name, _ in self.amounts(asks, [])] + list(EACH)
        numbers = [name for name in numbers if name in asks]
        usual = "ever" if line.kind == "must-not" and not numbers else "now"
        places = asks.get("where", usual).split()
        for name in RESULT:
            if name in asks and not self.says[name] & set(asks[name].split()):
                return False
        for name in LISTS:
            if name in asks and not set(asks[name].split()) <= self.says[name]:
                return False
        for name, strength in (("used", None), ("used-strength-days", True), ("used-other-days", False)):
            if name in asks and not self.uses(asks[name], strength):
                return False
        if any(name in asks for name in SELECTORS) and not numbers and not self.found(asks, places):
            return False
        if any(name in asks for name in EACH) and not self.doses(line, places):
            return False
        return all(inside(number, asks[name]) for name, number in self.amounts(asks, places) if name in asks)
