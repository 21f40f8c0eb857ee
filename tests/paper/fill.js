/* Fills fields of a PDF with mupdf: mutool run fill.js FILE OUT JSON, with {tooltip: true or text}.
 * SPDX-License-Identifier: MIT */
var values = JSON.parse(scriptArgs[2]);
var file = new PDFDocument(scriptArgs[0]);
for (var page = 0; page < file.countPages(); page++) {
  var widgets = file.loadPage(page).getWidgets();
  for (var i = 0; i < widgets.length; i++) {
    var value = values[widgets[i].getLabel()];
    if (value === true)
      widgets[i].toggle();
    else if (value !== undefined)
      widgets[i].setTextValue(value);
  }
}
file.save(scriptArgs[1], 'incremental');
