package dev.boathouse.registry;

import dev.boathouse.core.CorruptDataException;
import dev.boathouse.core.model.ModelPackage;
import dev.boathouse.registry.audit.VersionSource;
import dev.boathouse.registry.internal.event.Judgement;
import dev.boathouse.registry.internal.event.Registration;
import dev.boathouse.registry.internal.event.Registration.CopiedDecision;
import dev.boathouse.registry.internal.event.Registration.Copy;
import dev.boathouse.registry.internal.event.Registration.StoredFile;
import dev.boathouse.registry.internal.state.DecisionEntry;
import dev.boathouse.registry.internal.state.VersionEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Versions from one registry into another, with everything that is known of them, checked where they leave and where they arrive. */
final class Copying {

    private final Context source;
    private final Context target;

    Copying(Context source, Context target) {
        this.source = source;
        this.target = target;
    }

    ModelVersion copy(ModelVersion version) {
        VersionEntry entry = source.ledger().read(state -> source.own(state, version));
        entry.deprecation().ifPresent(remark -> {
            throw new IllegalStateException("Cannot copy " + version + ": " + remark.actor() + " deprecated it at "
                    + remark.at() + " (" + remark.reason() + "). Reinstating it, or another version, would work.");
        });
        Registrations from = new Registrations(source);
        Registration registration = from.registration(entry);
        ModelPackage files = from.files(entry);
        Registrations into = new Registrations(target);
        List<StoredFile> stored = into.stored(files);
        requireArrived(entry, stored);
        // The key of the copy is the event that made the original: copying twice is copying once.
        Optional<String> key = Optional.of("copy of " + entry.eventId());
        Registration copied = new Registration(
                registration.contentDigest(),
                registration.packageDigest(),
                stored,
                registration.training(),
                registration.evaluations(),
                key.filter(text -> text.length() <= 255),
                Optional.of(origin(entry, registration)));
        return into.register(entry.model(), copied);
    }

    static VersionSource source(Copy copy) {
        return new VersionSource(
                copy.location(),
                copy.model(),
                copy.version(),
                copy.eventId(),
                copy.hash(),
                copy.at(),
                copy.actor(),
                copy.decisions().stream().map(Copying::verdict).toList());
    }

    private static VersionSource.Verdict verdict(CopiedDecision decision) {
        Judgement judgement = decision.judgement();
        return new VersionSource.Verdict(
                decision.eventId(),
                decision.at(),
                decision.actor(),
                judgement.passed(),
                judgement.gateDigest(),
                judgement.checks(),
                judgement.findings(),
                judgement.candidate(),
                judgement.champion());
    }

    private void requireArrived(VersionEntry entry, List<StoredFile> stored) {
        Map<String, byte[]> arrived = new TreeMap<>();
        for (StoredFile file : stored) {
            arrived.put(file.path(), target.artifacts().get(file.sha256(), file.length()));
        }
        String digest = ModelPackage.of(arrived).digest();
        if (!digest.equals(entry.packageDigest())) {
            throw new CorruptDataException(
                    "Cannot copy " + entry + " to " + target.ledger().location()
                            + ": what arrived has the package digest " + digest + ", and " + entry.packageDigest()
                            + " was sent. Nothing was registered; trying again would work.");
        }
    }

    private Copy origin(VersionEntry entry, Registration registration) {
        // What was decided before it came there comes along, so that production sees what was said in development.
        List<CopiedDecision> decisions =
                new ArrayList<>(registration.copy().map(Copy::decisions).orElse(List.of()));
        source.ledger().read(state -> state.model(entry.model()).decisions(entry.number())).stream()
                .map(this::decision)
                .forEach(decisions::add);
        return new Copy(
                source.ledger().location(),
                entry.model(),
                entry.number(),
                entry.eventId(),
                entry.hash(),
                entry.at(),
                entry.author().orElse(entry.actor()),
                entry.description(),
                entry.tags(),
                entry.signatures(),
                decisions);
    }

    private CopiedDecision decision(DecisionEntry entry) {
        Judgement judgement = (Judgement)
                source.ledger().event(entry.sequence(), entry.hash()).payload();
        return new CopiedDecision(entry.eventId(), entry.at(), entry.actor(), judgement);
    }
}
