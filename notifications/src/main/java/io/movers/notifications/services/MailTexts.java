package io.movers.notifications.services;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Writes mails from their templates, once in HTML and once in plain text. */
@Component
class MailTexts {
    private static final Locale SPANISH = Locale.forLanguageTag("es-CO");
    private static final int NAME_LIMIT = 200;

    // Not beans: auto-configuration for template engines and views is to find nothing here.
    private final TemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final TemplateEngine text = engine(TemplateMode.TEXT, ".txt");
    private final Links links;

    MailTexts(Links links) {
        this.links = links;
    }

    MailText of(Mail mail) {
        Context context = new Context(SPANISH);
        context.setVariable("name", onOneLine(mail.name()));
        context.setVariable("link", links.to(mail));
        String template = mail.kind().template();
        return new MailText(mail.kind().subject(), html.process(template, context), text.process(template, context));
    }

    /** Whoever signs up chooses the name and the address: he is not to write paragraphs to a stranger in our name. */
    private static String onOneLine(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return line.length() <= NAME_LIMIT ? line : line.substring(0, NAME_LIMIT) + "…";
    }

    private static TemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailTexts.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
