package org.chancery.practice.matters;

import gg.jte.Content;
import gg.jte.TemplateEngine;
import java.util.HashMap;
import java.util.List;
import org.chancery.platform.web.Frame;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Draws the cards that other rooms lay on a matter's summary. */
@Component
public class MatterPanels {

    private final ObjectProvider<MatterPanel> panels;
    private final TemplateEngine templates;

    MatterPanels(ObjectProvider<MatterPanel> panels, TemplateEngine templates) {
        this.panels = panels;
        this.templates = templates;
    }

    /** The cards for the person of this request, ready to be drawn. */
    @Transactional(readOnly = true)
    public List<Content> of(MatterView matter, Frame frame) {
        return panels.orderedStream().flatMap(panel -> panel.view(matter).stream()).map(view -> content(view, matter, frame)).toList();
    }

    private Content content(MatterPanel.View view, MatterView matter, Frame frame) {
        var model = new HashMap<>(view.model());
        model.put("frame", frame);
        model.put("matter", matter);
        return output -> templates.render(view.template(), model, output);
    }
}
