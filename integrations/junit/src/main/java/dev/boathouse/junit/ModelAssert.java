package dev.boathouse.junit;

import dev.boathouse.core.data.Schema;
import dev.boathouse.core.model.Model;
import org.opentest4j.AssertionFailedError;

/** Assertions on what a model reads and answers. Immutable. */
public final class ModelAssert {

    private final Model model;

    ModelAssert(Model model) {
        this.model = model;
    }

    /**
     * The model can score rows of a schema: each of its inputs is there, has the type that it had in training, and is never null where the
     * model does not take null. The rows may have more columns.
     *
     * @param rows what callers send; {@link Schema.Field#required()} says that they send no null
     * @return this
     * @throws AssertionFailedError if not, with every input and what callers send
     */
    public ModelAssert accepts(Schema rows) {
        require(SignatureTable.ofInputs(model.signature().inputs(), rows), "does not accept these rows");
        return this;
    }

    /**
     * The model answers columns of these names and types, in this order, and no others.
     *
     * @param columns what callers read
     * @return this
     * @throws AssertionFailedError if not, with every column
     */
    public ModelAssert answers(Schema columns) {
        require(SignatureTable.ofOutputs(model.signature().outputs(), columns), "does not give these answers");
        return this;
    }

    /**
     * Callers of another model can call this one: it accepts the rows that the other accepts, and gives the same answers. The same as
     * {@link dev.boathouse.core.check.Check#sameSignature}, without rows to compare on.
     *
     * @param other the model to take the place of
     * @return this
     * @throws AssertionFailedError if not, with every column
     */
    public ModelAssert canReplace(Model other) {
        return accepts(other.signature().inputs()).answers(other.signature().outputs());
    }

    private void require(SignatureTable table, String what) {
        if (!table.fits()) {
            throw new AssertionFailedError(table.page(model + " " + what).text());
        }
    }
}
