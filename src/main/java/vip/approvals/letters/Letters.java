package vip.approvals.letters;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The papers whose templates lie in the folder {@code letters}. A template escapes what it prints and can make no
 * objects.
 */
@Component
public class Letters {

    private final Configuration templates;
    private final Pdf pdf;

    Letters(Pdf pdf, Clock clock) {
        this.pdf = pdf;
        this.templates = configuration(clock);
    }

    /**
     * @param template name of a file in {@code letters}, without its ending
     * @param model what the template prints; days and times as {@code LocalDate} and {@code OffsetDateTime}, which are
     *     shown in the programme's time zone
     * @throws IllegalStateException if the template cannot be filled with this, or there is none of that name
     * @throws UncheckedIOException if {@code out} fails; nothing was written if anything else fails
     */
    public void render(String template, Map<String, Object> model, OutputStream out) {
        pdf.render(html(template, model), out);
    }

    /**
     * Prints many letters as one file, which takes a fraction of the time. In the template each is an element that begins a
     * page, with the id {@code part-1}, {@code part-2} and so on.
     *
     * @param duplex whether each begins on a new sheet of a printer that prints both sides
     * @return pages of each letter, without the blank ones that this takes
     * @throws IllegalStateException as {@link #render}
     * @throws UncheckedIOException as {@link #render}
     */
    public List<Integer> renderBatch(String template, Map<String, Object> model, boolean duplex, OutputStream out) {
        return pdf.renderParts(html(template, model), duplex, out);
    }

    String html(String template, Map<String, Object> model) {
        try (var html = new StringWriter()) {
            templates.getTemplate(template + ".ftlh").process(model, html);
            return html.toString();
        } catch (IOException | TemplateException failure) {
            throw new IllegalStateException("The paper %s cannot be filled".formatted(template), failure);
        }
    }

    private static Configuration configuration(Clock clock) {
        var configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setClassLoaderForTemplateLoading(Letters.class.getClassLoader(), "letters");
        configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE); // they come with the product
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.ENGLISH);
        configuration.setObjectWrapper(new TemplateValues(clock.getZone()));
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setAPIBuiltinEnabled(false);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        return configuration;
    }
}
