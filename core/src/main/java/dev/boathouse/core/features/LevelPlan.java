package dev.boathouse.core.features;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The transforms of a spec that look at levels. */
final class LevelPlan {

    private LevelPlan() {}

    static Plan oneHot(String column, Levels levels) {
        return new Plan(SpecText.call("oneHot", column, levels.toString()), fitting -> {
            LevelSet chosen = chosen(fitting, column, levels, false);
            List<String> names = new ArrayList<>();
            chosen.levels().forEach(level -> names.add(column + "=" + level));
            if (chosen.other()) {
                names.add(column + ".other");
            }
            if (names.isEmpty()) {
                throw new IllegalArgumentException(
                        "Cannot one-hot column \"" + column + "\": none of its levels is kept in " + fitting.rowCount()
                                + " rows. Keep rarer ones, or drop it.");
            }
            fitting.replace(column, names, fitting.run(new OneHot(chosen), column));
        });
    }

    static Plan ordinal(String column, Levels levels) {
        return new Plan(SpecText.call("ordinal", column, levels.toString()), fitting -> {
            LevelSet chosen = chosen(fitting, column, levels, true);
            fitting.replace(column, List.of(column), fitting.run(new Ordinal(chosen), column));
        });
    }

    static Plan hash(String column, Hash hash) {
        return new Plan(SpecText.call("hash", column, Integer.toString(hash.features())), fitting -> {
            requireLevels(fitting, column);
            List<String> names = Plan.numbered(column, "#", hash.features(), "");
            fitting.replace(column, names, fitting.run(hash, column));
        });
    }

    static Plan encodeTarget(String column, TargetEncoding how) {
        return new Plan(SpecText.call("encodeTarget", column, how.toString()), fitting -> {
            requireLevels(fitting, column);
            if (fitting.target().isNone()) {
                throw new IllegalArgumentException("Cannot encode column \"" + column
                        + "\" by the target: there is none. Fit with a target, or take ordinal or oneHot.");
            }
            TargetFit fit = TargetFit.of(fitting, column, how);
            int first = fitting.run(fit.step(), column);
            for (int i = 0; i < fit.step().width(); i++) {
                fitting.override(first + i, fit.outOfFold(i));
            }
            int width = fit.step().width();
            List<String> names = width == 1 ? List.of(column) : Plan.numbered(column, ".class", width, "");
            fitting.replace(column, names, first);
        });
    }

    static Plan dateParts(String column, DateParts parts) {
        if (parts.forms().isEmpty()) {
            throw new IllegalArgumentException("Cannot take parts of \"" + column + "\": give at least one part.");
        }
        return new Plan(SpecText.call("dateParts", column, parts.toString()), fitting -> {
            Kind kind = fitting.kind(column);
            boolean ofDay = parts.forms().stream().anyMatch(form -> form.part().isOfDay());
            if (!kind.isTime() || (ofDay && kind == Kind.DAY)) {
                throw new IllegalArgumentException("Column \"" + column + "\" does not have the parts " + parts
                        + ": it is a " + fitting.typeOf(column)
                        + ". Dates have year to day, timestamps hour to second too.");
            }
            DateParts used = kind == Kind.INSTANT ? parts : parts.at(ZoneOffset.UTC);
            List<String> names = used.forms().stream()
                    .flatMap(form -> form.names(column).stream())
                    .toList();
            fitting.replace(column, names, fitting.run(TimeParts.of(used.zone(), used.forms()), column));
        });
    }

    private static LevelSet chosen(Fitting fitting, String column, Levels levels, boolean ranks) {
        requireLevels(fitting, column);
        LevelCount seen = new LevelCount(fitting.kind(column));
        seen.count(fitting.codes(column, seen));
        return levels.chosen(seen, fitting.kind(column), ranks);
    }

    private static void requireLevels(Fitting fitting, String column) {
        if (!fitting.serves(column, Slot.Wants.LEVELS)) {
            throw new IllegalArgumentException(
                    "Column \"" + column + "\" has no levels: it is a " + fitting.typeOf(column)
                            + ". Levels are those of strings, booleans and integers, and what bucketize or dateParts make.");
        }
    }
}
