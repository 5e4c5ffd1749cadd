package io.movers.notifications.services;

import java.util.Locale;
import org.springframework.stereotype.Service;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Renders mails from their templates, in HTML and in plain text. */
@Service
class MailTextService {
    private static final Locale SPANISH = Locale.forLanguageTag("es-CO");
    private static final int MAX_NAME = 200;

    // Not beans: Spring Boot would configure template views for them.
    private final TemplateEngine html = engine(TemplateMode.HTML, ".html");
    private final TemplateEngine text = engine(TemplateMode.TEXT, ".txt");
    private final MailLinks links;

    MailTextService(MailProperties properties) {
        this.links = new MailLinks(properties);
    }

    MailText render(OutgoingMail mail) {
        Context context = new Context(SPANISH);
        context.setVariable("name", onOneLine(mail.name()));
        context.setVariable("link", links.linkOf(mail));
        String template = mail.kind().template();
        return new MailText(mail.kind().subject(), html.process(template, context), text.process(template, context));
    }

    /** A user who signs up chooses both the name and the address, and must not be able to send paragraphs to a stranger. */
    private static String onOneLine(String name) {
        String line = name.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
        return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME) + "…";
    }

    private static TemplateEngine engine(TemplateMode mode, String suffix) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(MailTextService.class.getClassLoader());
        resolver.setPrefix("templates/");
        resolver.setSuffix(suffix);
        resolver.setTemplateMode(mode);
        resolver.setCharacterEncoding("UTF-8");
        TemplateEngine engine = new TemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
