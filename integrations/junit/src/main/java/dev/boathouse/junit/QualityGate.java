package dev.boathouse.junit;

import dev.boathouse.core.data.Frame;
import dev.boathouse.core.evaluation.Comparison;
import dev.boathouse.core.evaluation.Evaluation;
import dev.boathouse.core.model.Model;
import dev.boathouse.registry.Gate;
import dev.boathouse.registry.ModelRegistry;
import dev.boathouse.registry.ModelVersion;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;
import org.opentest4j.TestAbortedException;

/**
 * A JUnit extension that has a candidate judged once for all tests of a class. Register it in a static field, one a class, with
 * {@link org.junit.jupiter.api.extension.RegisterExtension}. Tests then take as parameters whatever they want to look at: the
 * {@link Comparison} of candidate and champion, the {@link Evaluation} of the candidate, its {@link Model}, its {@link ModelVersion} if it
 * is registered, and the {@link Gate.Verdict} of the gate.
 *
 * <p>Models are loaded, trained and scored when the first test asks, and only once, by one thread. What goes wrong then fails each test that asks.
 * What a gate says is no such failure: a test asserts on it, {@link ModelAssertions#assertThat(Gate.Verdict)} with a table.
 *
 * <p>Immutable; the same one may serve several classes, at the same time, through a common superclass. Needs JUnit 5.13 or newer.
 */
public final class QualityGate
        implements BeforeAllCallback, AfterAllCallback, ParameterResolver, TestWatcher, InvocationInterceptor {

    private final Contest contest;

    private QualityGate(Contest contest) {
        this.contest = contest;
    }

    /**
     * A gate to be passed. Before tests can run it also has to know the {@linkplain #candidate candidate}, the {@linkplain #champion
     * champion}, also that there is {@linkplain #withoutChampion none}, and the {@linkplain #on test rows}.
     *
     * @param gate what the candidate must show
     * @return the extension
     */
    public static QualityGate of(Gate gate) {
        return new QualityGate(Contest.of(gate));
    }

    /**
     * Judges a model that is in no registry, such as one that was just trained.
     *
     * @param model gives the model
     * @return the changed copy
     */
    public QualityGate candidate(Supplier<Model> model) {
        return new QualityGate(contest.withCandidate(new Contest.Candidate.Fresh(model)));
    }

    /**
     * Judges the newest version of a model. Without any version the tests fail.
     *
     * @param registry gives the registry, refreshed before it is asked
     * @param name the model's name
     * @return the changed copy
     */
    public QualityGate candidate(Supplier<ModelRegistry> registry, String name) {
        return candidate(registry, opened -> Contest.newest(opened, name));
    }

    /**
     * Judges a version of a model.
     *
     * @param registry gives the registry, refreshed before it is asked
     * @param version finds the version in it
     * @return the changed copy
     */
    public QualityGate candidate(Supplier<ModelRegistry> registry, Function<ModelRegistry, ModelVersion> version) {
        return new QualityGate(contest.withCandidate(new Contest.Candidate.Registered(registry, version)));
    }

    /**
     * Holds the candidate against what an alias of the same model names, if it names one yet.
     *
     * @param alias such as {@code champion}; the candidate has to be a registered version
     * @return the changed copy
     */
    public QualityGate champion(String alias) {
        return new QualityGate(contest.withChampion(new Contest.Champion.Alias(alias)));
    }

    /**
     * Holds the candidate against a model, if there is one yet.
     *
     * @param model gives the model, such as {@code () -> registry.model("late-flights", "champion")}
     * @return the changed copy
     */
    public QualityGate champion(Supplier<Optional<Model>> model) {
        return new QualityGate(contest.withChampion(new Contest.Champion.Given(model)));
    }

    /**
     * Holds the candidate against no other model: checks against a champion pass, and say why.
     *
     * @return the changed copy
     */
    public QualityGate withoutChampion() {
        return champion(Optional::empty);
    }

    /**
     * Judges on these rows.
     *
     * @param test gives rows with the inputs of both models and their label, and whatever columns slices need
     * @return the changed copy
     */
    public QualityGate on(Supplier<Frame> test) {
        return new QualityGate(contest.withTest(test));
    }

    /**
     * Adds what checks need besides the scores, before the gate decides: findings of a drift report by {@link Comparison#with}, training rows
     * by {@link Comparison#withTraining}.
     *
     * @param evidence gives the comparison with more evidence, of the same models and rows
     * @return the changed copy, which adds this after what was added before
     */
    public QualityGate with(UnaryOperator<Comparison> evidence) {
        return new QualityGate(contest.withEvidence(evidence));
    }

    /**
     * Puts the verdict on record when the tests of the class are done, under the registry's actor. The candidate has to be a registered version.
     *
     * <p>A verdict that failed is always recorded, one that passed only if no test of the class failed: tests may ask for more than the gate.
     * A report entry {@code boathouse.record}, which is also printed, tells what was recorded, or why nothing was. Where the registry cannot be
     * written, because rights are to read only, storage fails or its table is of a kind that is not written, that is all that happens: the outcome of
     * the tests is about the model. What another attempt could mend, such as {@link dev.boathouse.core.ConflictException}, fails the class.
     *
     * @return the changed copy
     */
    public QualityGate recordingVerdict() {
        return new QualityGate(contest.thatRecords());
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (trial(context).isEmpty()) {
            store(context).put(Trial.class, new Trial(contest.checked(), context.getUniqueId()));
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return Trial.gives(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return trial(context)
                .orElseThrow(() -> new IllegalStateException("Cannot judge for "
                        + context.getRequiredTestClass().getName()
                        + ": its QualityGate is registered for single tests. A static field would work."))
                .give(parameter.getParameter().getType());
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        trial(context).ifPresent(Trial::testFailed);
    }

    /** Other watchers do not hear of dynamic tests. */
    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext dynamicTest, ExtensionContext context)
            throws Throwable {
        try {
            invocation.proceed();
        } catch (TestAbortedException aborted) {
            throw aborted;
        } catch (Throwable failure) {
            trial(context).ifPresent(Trial::testFailed);
            throw failure;
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        trial(context).ifPresent(trial -> {
            if (context.getExecutionException().isPresent()) {
                trial.testFailed();
            }
            // Nested classes share the trial of the class around them.
            if (trial.belongsTo(context.getUniqueId())) {
                trial.report((key, text) -> {
                    context.publishReportEntry(key, text);
                    // Maven's Surefire shows no report entries.
                    System.out.println(key + ": " + text);
                });
            }
        });
    }

    private Optional<Trial> trial(ExtensionContext context) {
        return Optional.ofNullable(store(context).get(Trial.class, Trial.class));
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(QualityGate.class, this));
    }
}
