package dev.boathouse.core.features;

import dev.boathouse.core.UnsupportedFormatException;
import dev.boathouse.core.features.DateParts.Form;
import dev.boathouse.core.features.DateParts.Part;
import dev.boathouse.core.internal.BinaryReader;
import dev.boathouse.core.internal.BinaryWriter;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parts of dates and times. */
record TimeParts(ZoneId zone, ZoneOffsets offsets, List<Form> forms) implements Step {

    static final byte TAG = 13;

    private static final int LEAST_FORM = 2;
    private static final long SECONDS_OF_DAY = 86_400;

    static TimeParts of(ZoneId zone, List<Form> forms) {
        return new TimeParts(zone, ZoneOffsets.of(zone), List.copyOf(forms));
    }

    @Override
    public String name() {
        return "dateParts";
    }

    @Override
    public Slot.Wants wants() {
        return Slot.Wants.TIMES;
    }

    @Override
    public int width() {
        return forms.stream().mapToInt(form -> form.cyclic() ? 2 : 1).sum();
    }

    @Override
    public void apply(Block block, Place place) {
        Kind kind = block.kind(place);
        int input = block.input(place);
        for (int i = 0; i < block.count(); i++) {
            double number = input >= 0 ? 0 : block.values[place.from() + i];
            boolean isMissing = input >= 0 ? block.source.isNull(input, i) : Double.isNaN(number);
            if (Double.isInfinite(number)) {
                throw block.failed(place.reads()[0], i, "found " + number + " to take parts of", "Clip it before.");
            }
            long time = input >= 0 && !isMissing ? block.source.longAt(input, i) : (long) Math.floor(number);
            long seconds = kind == Kind.DAY ? 0 : Math.floorDiv(time, 1_000_000L);
            long local = kind == Kind.INSTANT ? seconds + offsets.at(seconds) : seconds;
            long day = kind == Kind.DAY ? time : Math.floorDiv(local, SECONDS_OF_DAY);
            write(block, place.to() + i, isMissing, day, (int) Math.floorMod(local, SECONDS_OF_DAY));
        }
    }

    private void write(Block block, int first, boolean isMissing, long day, int secondOfDay) {
        int at = first;
        for (int k = 0; k < forms.size(); k++) {
            Form form = forms.get(k);
            long part = part(form.part(), day, secondOfDay);
            if (form.cyclic()) {
                block.values[at] = isMissing ? Double.NaN : form.part().sine((int) part);
                at += block.capacity;
                block.values[at] = isMissing ? Double.NaN : form.part().cosine((int) part);
            } else {
                block.values[at] = isMissing ? Double.NaN : part;
            }
            at += block.capacity;
        }
    }

    private static long part(Part part, long day, int secondOfDay) {
        return switch (part) {
            case YEAR -> Calendar.year(day);
            case QUARTER -> (Calendar.month(day) + 2) / 3;
            case MONTH -> Calendar.month(day);
            case DAY -> Calendar.dayOfMonth(day);
            case DAY_OF_WEEK -> Math.floorMod(day + 3, 7) + 1;
            case DAY_OF_YEAR -> day - Calendar.firstDay(Calendar.year(day)) + 1;
            case HOUR -> secondOfDay / 3600;
            case MINUTE -> secondOfDay / 60 % 60;
            case SECOND -> secondOfDay % 60;
        };
    }

    @Override
    public byte tag() {
        return TAG;
    }

    @Override
    public void write(BinaryWriter out) {
        out.put(zone.getId()).put(forms.size());
        for (Form form : forms) {
            out.put(form.part().tag()).put((byte) (form.cyclic() ? 1 : 0));
        }
    }

    static TimeParts read(String name, Map<String, ZoneOffsets> known, BinaryReader in) {
        String zone = in.text();
        List<Form> forms = new ArrayList<>();
        for (int left = in.count(LEAST_FORM); left > 0; left--) {
            forms.add(form(in));
        }
        try {
            ZoneId id = ZoneId.of(zone);
            return new TimeParts(id, known.computeIfAbsent(zone, text -> ZoneOffsets.of(id)), List.copyOf(forms));
        } catch (DateTimeException e) {
            throw new UnsupportedFormatException(
                    "Cannot read " + name + ": this JVM does not know the time zone \"" + Blame.cut(zone)
                            + "\". Use one with newer time zone data.",
                    e);
        }
    }

    private static Form form(BinaryReader in) {
        byte tag = in.readByte();
        boolean cyclic = in.readFlag();
        for (Part part : Part.values()) {
            if (part.tag() == tag && (!cyclic || part.period() > 0)) {
                return new Form(part, cyclic);
            }
        }
        throw in.corrupt("found an impossible part of a date");
    }
}
