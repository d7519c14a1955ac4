package dev.boathouse.core.metric;

import java.util.List;
import java.util.Optional;

/** Labels that are drawn from probabilities. */
final class Bernoullis {

    Optional<Calibration.Consistency> consistency(List<Calibration.Bin> bins, long seed) {
        return Pending.value();
    }
}
