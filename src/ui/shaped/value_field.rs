//! Fields for numbers and dates. What is typed stays as it was typed until it is understood.

use super::{Field, Text, frame};
use crate::text::{DateFault, NumberFault, read_date, read_decimal, read_whole};
use crate::ui::kit::{self, tr, tr_with};
use crate::ui::tokens;
use eframe::egui::{Context, Id, Response, Stroke, StrokeKind, Ui};

/// What a field can hold.
pub trait Entry: Clone + PartialEq + Send + Sync + 'static {
    /// Reads what was typed; blank text is no value.
    ///
    /// # Errors
    /// [`Fault`] if it means nothing.
    fn read(typed: &str) -> Result<Option<Self>, Fault>;

    /// The value as it is shown when nobody types.
    fn write(&self) -> String;
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no number.
    Number(NumberFault),
    /// It is no date.
    Date(DateFault),
}

/// A date as ISO 8601 writes it: a year, a month or a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IsoDate(pub String);

impl Entry for i64 {
    fn read(typed: &str) -> Result<Option<Self>, Fault> {
        read_whole(typed).map_err(Fault::Number)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Entry for f64 {
    fn read(typed: &str) -> Result<Option<Self>, Fault> {
        read_decimal(typed).map_err(Fault::Number)
    }

    fn write(&self) -> String {
        self.to_string()
    }
}

impl Entry for IsoDate {
    fn read(typed: &str) -> Result<Option<Self>, Fault> {
        read_date(typed).map(|date| date.map(Self)).map_err(Fault::Date)
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

impl Fault {
    /// Whether typing on may mend it, so that nothing is said about it yet.
    const fn may_mend(self) -> bool {
        matches!(
            self,
            Self::Number(NumberFault::NoDigits | NumberFault::Grouping)
                | Self::Date(DateFault::Form | DateFault::Month(0) | DateFault::Day(0))
        )
    }

    /// What is wrong, in the words of the interface.
    fn message(self, ctx: &Context) -> String {
        match self {
            Self::Number(NumberFault::Foreign(c)) => {
                tr_with(ctx, "number-fault-foreign", &[("sign", c.to_string().into())])
            }
            Self::Number(NumberFault::NoDigits) => tr(ctx, "number-fault-no-digits"),
            Self::Number(NumberFault::Grouping) => tr(ctx, "number-fault-grouping"),
            Self::Number(NumberFault::NotWhole) => tr(ctx, "number-fault-not-whole"),
            Self::Number(NumberFault::TooLarge) => tr(ctx, "number-fault-too-large"),
            Self::Date(DateFault::Form) => tr(ctx, "date-fault-form"),
            Self::Date(DateFault::Month(month)) => {
                tr_with(ctx, "date-fault-month", &[("month", month.to_string().into())])
            }
            Self::Date(DateFault::Day(day)) => tr_with(ctx, "date-fault-day", &[("day", day.to_string().into())]),
        }
    }
}

/// A field in one line for a value that may be empty.
///
/// It says below itself what is wrong with what was typed, and keeps it; whoever shows it sees to it that the value from
/// before stands again then. Keys are as in [`Field`].
#[derive(Debug)]
pub struct ValueField<'a, V> {
    value: Option<V>,
    name: &'a str,
    hint: &'a str,
    proposed: bool,
    id: Option<Id>,
}

/// What happened in a field for a value.
#[derive(Clone, Debug)]
pub struct ValueOutput<V> {
    /// Of the field, without what it says below itself.
    pub response: Response,
    /// What was typed, as far as it is understood; else what was given.
    pub value: Option<V>,
    /// Whether `value` is another one than was given.
    pub changed: bool,
    /// Why what stands in the field is not in `value`.
    pub fault: Option<Fault>,
    /// Whether typing is over: Enter or Esc was pressed, or the focus has gone, which two frames may say.
    pub finished: bool,
    /// Whether Enter was pressed.
    pub submitted: bool,
}

/// What was typed and is not, or not in these words, in the value yet.
#[derive(Clone)]
struct Draft<V> {
    text: String,
    /// The value that was given while it was typed.
    given: Option<V>,
    /// The value from before it was typed, which stands again while the text means nothing.
    from: Option<V>,
    /// Whether typing has been over since, so that whatever is wrong is said.
    over: bool,
}

impl<'a, V: Entry> ValueField<'a, V> {
    /// A field that holds `value`. Screen readers call it `name`.
    #[must_use]
    pub const fn new(value: Option<V>, name: &'a str) -> Self {
        Self { value, name, hint: "", proposed: false, id: None }
    }

    /// Shows `hint` while it is empty.
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Shows that the program has filled it, and that nobody has looked at it yet.
    #[must_use]
    pub const fn proposed(mut self, proposed: bool) -> Self {
        self.proposed = proposed;
        self
    }

    /// With an identity of its own, to give it the focus and to keep what is typed for one span from another.
    #[must_use]
    pub const fn id(mut self, id: Id) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows it.
    pub fn show(self, ui: &mut Ui) -> ValueOutput<V> {
        let ctx = ui.ctx().clone();
        let id = self.id.unwrap_or_else(|| ui.next_auto_id());
        let mut draft = self.draft(&ctx, id);
        let field = Field::new(&mut draft.text, self.name).hint(self.hint).id(id).select_all_on_focus();
        let output = field.show(ui);
        let has_focus = output.response.has_focus();
        let read = V::read(&draft.text);
        let fault = read.as_ref().err().copied();
        let value = read.unwrap_or_else(|_| self.value.clone());
        let finished = output.submitted || output.cancelled || output.response.lost_focus();
        if finished && fault.is_none() {
            draft.from = value.clone();
        }
        draft.over = (draft.over && !output.response.changed()) || finished || !has_focus;
        let told = fault.filter(|fault| draft.over || !fault.may_mend());
        self.paint(ui, &output.response, told);
        let changed = value != self.value;
        if has_focus || fault.is_some() || changed {
            ctx.data_mut(|data| data.insert_temp(draft_id(id), draft));
        } else {
            ctx.data_mut(|data| data.remove::<Draft<V>>(draft_id(id)));
        }
        ValueOutput { response: output.response, value, changed, fault, finished, submitted: output.submitted }
    }

    /// What was typed, unless the value has been changed from elsewhere since.
    fn draft(&self, ctx: &Context, id: Id) -> Draft<V> {
        let text = || self.value.as_ref().map_or_else(String::new, V::write);
        let kept: Option<Draft<V>> = ctx.data(|data| data.get_temp(draft_id(id)));
        let is_of_value = |draft: &Draft<V>| match V::read(&draft.text) {
            Ok(read) => draft.given == self.value || read == self.value,
            Err(_) => draft.given == self.value || draft.from == self.value,
        };
        let given = self.value.clone();
        match kept.filter(is_of_value) {
            Some(draft) => Draft { given, ..draft },
            None => Draft { text: text(), from: given.clone(), given, over: false },
        }
    }

    fn paint(&self, ui: &mut Ui, response: &Response, told: Option<Fault>) {
        let tokens = kit::tokens(ui);
        if let Some(fault) = told {
            let line = Stroke::new(1.5, tokens.danger);
            ui.painter().rect_stroke(response.rect, tokens::ROUND, line, StrokeKind::Inside);
            Text::new(fault.message(ui.ctx())).small().colour(tokens.danger).show_block(ui);
        } else if self.proposed {
            frame::dashed(ui.painter(), response.rect, Stroke::new(1.2, tokens.accent));
        }
    }
}

fn draft_id(id: Id) -> Id {
    id.with("draft")
}

#[cfg(test)]
#[path = "value_field/tests.rs"]
mod tests;
