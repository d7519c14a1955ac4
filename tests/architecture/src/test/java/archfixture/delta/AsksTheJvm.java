package archfixture.delta;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.Supplier;

final class AsksTheJvm {

    ZoneId zone = ZoneId.systemDefault();
    TimeZone oldZone = TimeZone.getDefault();
    Locale locale = Locale.getDefault();
    String text = String.format("%.2f", 0.5);
    Supplier<LocalDate> today = LocalDate::now;
}
