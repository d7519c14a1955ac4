package dev.boathouse.monitoring.watch;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.NotFoundException;
import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.data.Frame;
import dev.boathouse.core.model.Attachment;
import dev.boathouse.core.model.Model;
import dev.boathouse.core.model.TrainingRecord;
import dev.boathouse.delta.OriginReader;
import dev.boathouse.monitoring.profile.Profile;

/** Finds out what a model was trained on. */
final class TrainingProfile {

    private TrainingProfile() {}

    static Reference of(Model model, OriginReader reader) {
        TrainingRecord record = model.trainingRecord();
        String missing;
        try {
            Frame rows = reader.read(record.origin());
            if (record.isOf(rows)) {
                return new FixedReference("the training rows, " + record.origin(), Profile.of(rows));
            }
            missing = "the rows of " + record.origin() + " are not those of the training record";
        } catch (NotFoundException | CorruptDataException | UnsupportedFormatException e) {
            missing = String.valueOf(e.getMessage());
        }
        Attachment attached = attached(model, missing);
        return new FixedReference(
                "the profile attached to the model, as its training rows cannot be had: " + missing,
                Profile.read(attached.bytes()));
    }

    private static Attachment attached(Model model, String missing) {
        return model.attachment("profile.bin")
                .orElseThrow(() -> new NotFoundException("Cannot find what the model was trained on: " + missing
                        + " Nor is a profile attached to it. Training with Profile.of(rows).attachment() would work."));
    }
}
