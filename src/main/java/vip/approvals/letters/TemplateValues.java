package vip.approvals.letters;

import freemarker.template.AdapterTemplateModel;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a template sees: components of records, days and times as people read them. */
final class TemplateValues extends DefaultObjectWrapper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);

    private final ZoneId zone;

    /** @param zone in which times are shown */
    TemplateValues(ZoneId zone) {
        super(Configuration.VERSION_2_3_34);
        this.zone = zone;
    }

    @Override
    protected TemplateModel handleUnknownType(Object value) throws TemplateModelException {
        if (value instanceof LocalDate day) {
            return new Day(day);
        }
        if (value instanceof OffsetDateTime time) {
            return new SimpleScalar(TIME.format(time.atZoneSameInstant(zone)));
        }
        return super.handleUnknownType(value);
    }

    /** Shown in English; handed on to a method it is the day itself, such as to one that writes it in a client's language. */
    private static final class Day implements TemplateScalarModel, AdapterTemplateModel {

        private final LocalDate day;

        Day(LocalDate day) {
            this.day = day;
        }

        @Override
        public String getAsString() {
            return DAY.format(day);
        }

        @Override
        public Object getAdaptedObject(Class<?> hint) {
            return day;
        }
    }
}
