package dev.boathouse.monitoring.drift;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;

/** What a check was told. Sets and maps are unmodifiable. */
record Rules(
        double alpha,
        double minimumEffect,
        double minimumRateEffect,
        double leastShare,
        Set<String> ignored,
        Map<String, Choice> chosen,
        List<Choice> general,
        Set<Measure> described) {

    /** A measure that decides, and the least value of it that matters, if it shall be that and not the common effect. */
    record Choice(Measure measure, OptionalDouble least) {}

    /** What was asked for a column: for it by name, or else the latest for all that fits. */
    Optional<Choice> choice(String column, Predicate<Measure> fits) {
        Choice own = chosen.get(column);
        if (own != null) {
            return Optional.of(own);
        }
        return general.stream().filter(choice -> fits.test(choice.measure())).reduce((earlier, later) -> later);
    }

    Rules withAlpha(double value) {
        return new Rules(value, minimumEffect, minimumRateEffect, leastShare, ignored, chosen, general, described);
    }

    Rules withMinimumEffect(double value) {
        return new Rules(alpha, value, minimumRateEffect, leastShare, ignored, chosen, general, described);
    }

    Rules withMinimumRateEffect(double value) {
        return new Rules(alpha, minimumEffect, value, leastShare, ignored, chosen, general, described);
    }

    Rules withLeastShare(double value) {
        return new Rules(alpha, minimumEffect, minimumRateEffect, value, ignored, chosen, general, described);
    }

    Rules ignoring(Set<String> value) {
        return new Rules(alpha, minimumEffect, minimumRateEffect, leastShare, value, chosen, general, described);
    }

    Rules choosing(Map<String, Choice> value) {
        return new Rules(alpha, minimumEffect, minimumRateEffect, leastShare, ignored, value, general, described);
    }

    Rules choosing(List<Choice> value) {
        return new Rules(alpha, minimumEffect, minimumRateEffect, leastShare, ignored, chosen, value, described);
    }

    Rules describing(Set<Measure> value) {
        return new Rules(alpha, minimumEffect, minimumRateEffect, leastShare, ignored, chosen, general, value);
    }
}
