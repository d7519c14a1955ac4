package archfixture.junit;

import org.apache.parquet.io.OutputFile;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** May name types of the library that it bridges to, and no others. */
public class BridgesToo implements Extension {

    public void innocent(ExtensionContext context) {}

    public void other(OutputFile file) {}
}
