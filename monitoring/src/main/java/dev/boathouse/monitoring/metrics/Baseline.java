package dev.boathouse.monitoring.metrics;

import dev.boathouse.monitoring.metrics.MetricKey.SliceValue;
import dev.boathouse.monitoring.profile.Profile;
import dev.boathouse.monitoring.profile.SlicedProfiles;
import dev.boathouse.monitoring.watch.ProfiledWindow;
import dev.boathouse.monitoring.watch.Reference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What windows are compared with besides the window before. */
interface Baseline {

    /** Nothing. */
    Baseline NONE = (measured, history) -> Optional.empty();

    /** The profile to compare with, if there is one. */
    Optional<Profile> of(Measured measured, List<ProfiledWindow> history);

    /** The profiles that are the same for all windows, by slice. */
    default Map<Optional<SliceValue>, Profile> fixed() {
        return Map.of();
    }

    /** All rows and slices, each with the same of the baseline. */
    record Fixed(Map<Optional<SliceValue>, Profile> fixed) implements Baseline {

        static Fixed of(SlicedProfiles profiles) {
            Map<Optional<SliceValue>, Profile> fixed = new LinkedHashMap<>();
            fixed.put(Optional.empty(), profiles.whole());
            profiles.slices().forEach((slice, profile) -> fixed.put(Optional.of(Measured.value(slice)), profile));
            return new Fixed(fixed);
        }

        @Override
        public Optional<Profile> of(Measured measured, List<ProfiledWindow> history) {
            return Optional.ofNullable(fixed.get(measured.slice()));
        }
    }

    /** What a rule finds for all rows of a window. */
    record Moving(Reference reference) implements Baseline {

        @Override
        public Optional<Profile> of(Measured measured, List<ProfiledWindow> history) {
            return measured.slice().isEmpty()
                            && reference.of(measured.profiled(), history) instanceof Reference.Choice.Found found
                    ? Optional.of(found.profile())
                    : Optional.empty();
        }
    }
}
